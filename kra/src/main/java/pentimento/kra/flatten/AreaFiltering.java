package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.filter.AreaFilter;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Runs filters that need a pixel's surroundings: the picture so far is computed whole, over the
/// image's bounds, and so is the result.
final class AreaFiltering {

  /// Columns times rows of tiles that are computed into memory: as many pixels as 16 Gpx.
  private static final long MOST_TILES = 1 << 22;

  private final TileLoop loop;
  private final Rect bounds;
  private boolean used;

  AreaFiltering(TileLoop loop, Rect bounds) {
    this.loop = loop;
    this.bounds = bounds;
  }

  /// Computes a picture into memory.
  Buffer materialise(TileSource source) {
    used = true;
    return loop.materialise(source, bounds);
  }

  /// Computes a picture into memory over the image and what was painted around it; the picture
  /// itself when that is too wide.
  TileSource materialise(TileSource source, Rect painted) {
    used = true;
    Rect rect = bounds.union(painted);
    return Buffer.grid(rect).area() > MOST_TILES ? source : loop.materialise(source, rect);
  }

  /// Computes a picture of its own into memory, which no other pixel of the image enters.
  Buffer hold(TileSource source, Rect rect) {
    return loop.materialise(source, rect);
  }

  /// What a picture holds far from everything painted; null for nothing.
  @Nullable Tile beyond(TileSource source) {
    Rect grid = Buffer.grid(bounds.union(source.painted()));
    Rect next = new Rect(grid.right() + 1, grid.bottom() + 1, 1, 1);
    return loop.materialise(source, pixels(next)).tile(next.x(), next.y());
  }

  private static Rect pixels(Rect cell) {
    return new Rect(cell.x() * Tile.SIZE, cell.y() * Tile.SIZE, Tile.SIZE, Tile.SIZE);
  }

  /// Notes that pixels depend on others.
  void use() {
    used = true;
  }

  /// Whether any pixel may depend on others than the one at its place.
  boolean isUsed() {
    return used;
  }

  /// The filtered picture.
  Buffer filter(Buffer picture, AreaFilter filter) {
    TileFormat format = picture.format();
    Planes samples = Planes.allocate(bounds, format.channels());
    loop.run(
        picture.grid(),
        (column, row, _) -> {
          Tile tile = picture.tile(column, row);
          if (tile != null) copy(tile, column, row, samples, true);
        });
    Planes filtered = filter.apply(samples, format.pixels());
    Buffer out = new Buffer(format, bounds);
    loop.run(
        out.grid(),
        (column, row, _) -> {
          Tile tile = format.newTile();
          copy(tile, column, row, filtered, false);
          if (tile.isTransparent()) return;
          tile.measureOpacity();
          out.tile(column, row, tile);
        });
    return out;
  }

  private static void copy(Tile tile, int column, int row, Planes planes, boolean out) {
    Rect part = TileSink.part(column, row, planes.rect());
    for (int y = part.y(); y < part.bottom(); y++) {
      int at = (y - row * Tile.SIZE) * Tile.SIZE + part.x() - column * Tile.SIZE;
      int index = planes.index(part.x(), y);
      for (int c = 0; c < tile.channels(); c++) {
        float[] plane = planes.plane(c);
        switch (tile) {
          case IntTile ints -> {
            int[] samples = ints.plane(c);
            for (int i = 0; i < part.width(); i++) {
              if (out) plane[index + i] = samples[at + i];
              else samples[at + i] = code(plane[index + i], ints.unit());
            }
          }
          case FloatTile floats -> {
            float[] samples = floats.plane(c);
            for (int i = 0; i < part.width(); i++) {
              if (out) plane[index + i] = samples[at + i];
              else samples[at + i] = stored(plane[index + i], floats.half());
            }
          }
        }
      }
    }
  }

  private static int code(float v, int unit) {
    return !(v > 0) ? 0 : v >= unit ? unit : (int) Math.rint(v);
  }

  private static float stored(float v, boolean half) {
    return half ? Float.float16ToFloat(Float.floatToFloat16(v)) : v;
  }
}
