package pentimento.pipe;

import java.util.List;
import java.util.function.IntConsumer;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A whole picture that can be read in parts: what stands below a [GlobalOperation].
public interface Picture {

  ImageInfo info();

  /// The samples of a rectangle inside the picture.
  Planes read(Rect rect);

  /// Cuts the picture into bands of `rows` full rows, hands each, grown by `halo` rows (cut to the
  /// picture), to `function` on several threads, and returns the outcomes from top to bottom.
  <T> List<T> mapBands(int rows, int halo, BandFunction<T> function);

  /// Has work done for 0 to `count - 1` on several threads, in any order.
  void each(int count, IntConsumer work);

  /// Looks at one band.
  @FunctionalInterface
  interface BandFunction<T> {

    /// @param rows the rectangle of full rows this call answers for
    /// @param samples these rows and their halo; valid during the call only
    T apply(Rect rows, Planes samples);
  }
}
