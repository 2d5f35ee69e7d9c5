package pentimento.pixel;

import java.util.ArrayList;
import java.util.List;

/// A half-open rectangle of pixels `[x, x + width) × [y, y + height)`; x runs right, y runs down.
///
/// Width and height are never negative; a rectangle with either at 0 is empty.
public record Rect(int x, int y, int width, int height) {

  /// The rectangle without pixels.
  public static final Rect EMPTY = new Rect(0, 0, 0, 0);

  public Rect {
    if (width < 0 || height < 0)
      throw new IllegalArgumentException("negative size: " + width + "x" + height);
  }

  /// A rectangle of the given size at the origin.
  public static Rect ofSize(int width, int height) {
    return new Rect(0, 0, width, height);
  }

  /// The rectangle between two corners, the second one exclusive; empty when they are out of order.
  public static Rect between(int left, int top, int right, int bottom) {
    return new Rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  public int right() {
    return x + width;
  }

  public int bottom() {
    return y + height;
  }

  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  /// The number of pixels.
  public long area() {
    return (long) width * height;
  }

  public boolean contains(int px, int py) {
    return px >= x && py >= y && px < right() && py < bottom();
  }

  public boolean contains(Rect other) {
    return other.isEmpty()
        || (other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom());
  }

  public Rect intersect(Rect other) {
    return between(
        Math.max(x, other.x),
        Math.max(y, other.y),
        Math.min(right(), other.right()),
        Math.min(bottom(), other.bottom()));
  }

  /// The smallest rectangle that holds both; an empty one adds nothing.
  public Rect union(Rect other) {
    if (isEmpty()) return other;
    if (other.isEmpty()) return this;
    return between(
        Math.min(x, other.x),
        Math.min(y, other.y),
        Math.max(right(), other.right()),
        Math.max(bottom(), other.bottom()));
  }

  /// This rectangle with a margin of `halo` pixels on all four sides.
  public Rect grow(int halo) {
    return new Rect(x - halo, y - halo, width + 2 * halo, height + 2 * halo);
  }

  public Rect translate(int dx, int dy) {
    return new Rect(x + dx, y + dy, width, height);
  }

  /// Cuts this rectangle into tiles of at most the given size, row by row, aligned to its own
  /// origin.
  public List<Rect> tiles(int tileWidth, int tileHeight) {
    List<Rect> tiles = new ArrayList<>();
    for (int ty = y; ty < bottom(); ty += tileHeight) {
      for (int tx = x; tx < right(); tx += tileWidth) {
        tiles.add(
            new Rect(
                tx, ty, Math.min(tileWidth, right() - tx), Math.min(tileHeight, bottom() - ty)));
      }
    }
    return tiles;
  }

  @Override
  public String toString() {
    return width + "x" + height + (x < 0 ? "" : "+") + x + (y < 0 ? "" : "+") + y;
  }
}
