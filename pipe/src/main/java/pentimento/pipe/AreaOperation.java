package pentimento.pipe;

/// An operation in which an output pixel depends on a neighbourhood of the input pixel at its
/// place.
///
/// Input and output have the same size; the number of channels may differ (demosaic). The result at
/// a pixel must not depend on the rectangle it was asked in: tiles agree with the whole bit for
/// bit.
public non-sealed interface AreaOperation extends Operation {

  /// How many pixels around an output rectangle are read. The engine hands over the rectangle grown
  /// by this, cut to the picture; where it was cut, the kernel applies its rule for the edge.
  int halo(ImageInfo in);

  /// The arithmetic for pictures like `in`. Used by several threads at the same time.
  TileKernel kernel(ImageInfo in);
}
