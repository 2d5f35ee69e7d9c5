package pentimento.pipe;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;

/// An algorithm with its parameters: an immutable value. The shapes are few, so that the engine
/// asks each only what it must know.
///
/// An implementation is a record annotated with [Op] whose components are annotated with [Param]
/// (but for [External] and [Opaque], which are not rendered by an engine of ours).
public sealed interface Operation
    permits PointOperation, AreaOperation, GeometryOperation, GlobalOperation, External, Opaque {

  /// What this operation makes of a picture described by `in`: size, channels, meaning of the
  /// numbers. The default leaves everything as it is.
  default ImageInfo output(ImageInfo in) {
    return in;
  }

  /// Why a picture like `in` cannot be given to this operation, or null when it can.
  default @Nullable String refuses(ImageInfo in) {
    return null;
  }

  /// Whether the operation, with these parameters on such a picture, leaves every bit as it is; the
  /// planner then skips it.
  default boolean isNeutral(ImageInfo in) {
    return false;
  }

  /// Whether the result depends on [ImageInfo#destination]; the destination then belongs into the
  /// fingerprint of what this operation makes.
  default boolean usesDestination() {
    return false;
  }

  /// What the planner puts right behind this operation when the whole output of the plan is made
  /// from the part `wanted` of this operation's output; null for nothing. It must keep size and
  /// meaning. Only demosaic uses it, to put pixels where darktable puts them.
  ///
  /// @param in the picture this operation is given
  default @Nullable GeometryOperation alignment(Rect wanted, ImageInfo in) {
    return null;
  }
}
