package pentimento.kra.flatten;

import java.util.function.Consumer;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Pixels to take in the place of a layer's own, made as they are wanted. Several threads ask at
/// the same time.
public interface GivenPixels {

  /// Where they lie in the image; transparent outside.
  Rect rect();

  /// A plane per channel in the model's order, alpha (last) may be left out.
  int channels();

  /// Lets `use` look at pixels that cover at least `part`. They are not to be changed, and not to
  /// be looked at afterwards.
  ///
  /// Flattening asks for tiles of 64 × 64 pixels of the image's grid, cut to [#rect], band after
  /// band from top to bottom; layers that move or filter a picture also ask for others, and again.
  ///
  /// @param part inside [#rect]
  void show(Rect part, Consumer<Planes> use);

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
      public void show(Rect part, Consumer<Planes> use) {
        use.accept(planes);
      }
    };
  }
}
