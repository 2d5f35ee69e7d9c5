package pentimento.pixel.numeric;

import pentimento.pixel.Rect;

/// One channel of a rectangle of a picture, row by row without padding.
///
/// @param samples at least as many as the rectangle has pixels
public record Plane(Rect rect, float[] samples) {

  public Plane {
    if (samples.length < rect.area()) {
      throw new IllegalArgumentException(samples.length + " samples cannot cover " + rect);
    }
  }

  /// The index of picture position (x, y), which must lie inside the rectangle.
  int index(int x, int y) {
    return (y - rect.y()) * rect.width() + (x - rect.x());
  }

  /// Refuses an input that does not hold what the output needs.
  void mustCover(Rect need) {
    if (!rect.contains(need)) throw new IllegalArgumentException(rect + " does not hold " + need);
  }
}
