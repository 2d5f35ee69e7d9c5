package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.icc.IccProfile;

/// Pixels to take in the place of a layer's own.
///
/// @param pixels in the space named by `space`
/// @param space what they are in; null for the layer's colour space, a file layer's being taken to
///   be the image's
public record Substitute(GivenPixels pixels, @Nullable Space space) {

  /// A space of red, green and blue light in floats in which a file layer and its masks are, before
  /// they are brought into the image's. Krita 5.1 keeps a linked picture in its own space so.
  ///
  /// @param profile what filters take the numbers for
  /// @param toImage brings them into the image's space
  public record Space(IccProfile profile, Matrix3 toImage) {}
}
