package pentimento.pipe;

import pentimento.pixel.Rect;

/// An operation that moves pixels: output and input differ in size or place.
public non-sealed interface GeometryOperation extends Operation {

  /// The input rectangle that the output rectangle `out` is made from; inside the input picture.
  Rect source(Rect out, ImageInfo in);

  /// The arithmetic for pictures like `in`. Used by several threads at the same time; its input
  /// covers `source(out.rect())`.
  TileKernel kernel(ImageInfo in);
}
