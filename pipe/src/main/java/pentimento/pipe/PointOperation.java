package pentimento.pipe;

/// An operation in which each output pixel depends on the input pixel at the same place alone.
///
/// Input and output have the same size and number of channels. The engine fuses neighbouring point
/// operations: one row visits all their kernels while it is in cache.
public non-sealed interface PointOperation extends Operation {

  /// The arithmetic for pictures like `in`; does once what is worth doing once (powers, matrices,
  /// tables). The kernel is used by several threads at the same time and must not keep state.
  PointKernel kernel(ImageInfo in);

  /// Whether a pixel's result depends on where it stands in the picture: of a mosaic, by default.
  /// Where it does not, a run may go on into the next row.
  default boolean dependsOnPlace(ImageInfo in) {
    return in.cfa() != null;
  }
}
