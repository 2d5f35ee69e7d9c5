package pentimento.kra.flatten;

import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Pixels to take in the place of a layer's own, made as they are wanted. Several threads ask at
/// the same time.
public interface GivenPixels {

  /// Where they lie in the image; transparent outside.
  Rect rect();

  /// A plane per channel in the model's order, alpha (last) may be left out.
  int channels();

  /// Pixels that cover at least `part`; not to be changed.
  ///
  /// Flattening asks for tiles of 64 × 64 pixels of the image's grid, cut to [#rect], band after
  /// band from top to bottom; layers that move or filter a picture also ask for others, and again.
  ///
  /// @param part inside [#rect]
  Planes covering(Rect part);

  /// Pixels in memory.
  static GivenPixels of(Planes planes) {
    return new GivenPixels() {
      @Override
      public Rect rect() {
        return planes.rect();
      }

      @Override
      public int channels() {
        return planes.channels();
      }

      @Override
      public Planes covering(Rect part) {
        return planes;
      }
    };
  }
}
