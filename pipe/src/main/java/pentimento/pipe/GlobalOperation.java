package pentimento.pipe;

import pentimento.pixel.Cancellation;

/// An operation that must see the whole input picture before it can make its first output pixel:
/// statistics over the picture, recursive filters.
///
/// Input and output have the same size.
public non-sealed interface GlobalOperation extends Operation {

  /// How many pixels around an output rectangle the prepared kernel reads.
  int halo(ImageInfo in);

  /// The memory that the prepared kernel holds, in bytes, where that grows with the picture.
  default long heldBytes(ImageInfo in) {
    return 0;
  }

  /// Looks at the whole picture and returns the arithmetic with what it learnt. The outcome depends
  /// on the picture alone, not on tiles or threads.
  TileKernel prepare(Picture picture, Cancellation cancellation);
}
