package pentimento.kra.flatten;

import java.util.Arrays;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Pixels given in the place of a layer's own; transparent outside their rectangle.
///
/// Three planes of an RGB format are opaque. Integers are 0..1 in the planes, clipped.
///
/// @param extent the tiles Krita has of them
record PlanesSource(GivenPixels given, TileFormat format, Rect extent) implements TileSource {

  @Override
  public Rect painted() {
    return given.rect();
  }

  @Override
  public boolean mayHold(int column, int row) {
    return !part(column, row).isEmpty();
  }

  private Rect part(int column, int row) {
    return new Rect(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE)
        .intersect(given.rect());
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    Rect part = part(column, row);
    if (part.isEmpty()) return false;
    into.clear();
    given.show(part, planes -> copy(planes, part, column, row, into));
    into.measureOpacity();
    return true;
  }

  private static void copy(Planes planes, Rect part, int column, int row, Tile into) {
    for (int y = part.y(); y < part.bottom(); y++) {
      int to = (y - row * Tile.SIZE) * Tile.SIZE + part.x() - column * Tile.SIZE;
      for (int c = 0; c < into.channels(); c++) {
        boolean there = c < planes.channels();
        int from = planes.index(part.x(), y);
        switch (into) {
          case FloatTile floats -> {
            if (there) {
              System.arraycopy(planes.plane(c), from, floats.plane(c), to, part.width());
            } else {
              Arrays.fill(floats.plane(c), to, to + part.width(), 1f);
            }
            if (floats.half()) {
              float[] plane = floats.plane(c);
              for (int i = to; i < to + part.width(); i++) {
                plane[i] = Float.float16ToFloat(Float.floatToFloat16(plane[i]));
              }
            }
          }
          case IntTile ints -> {
            int[] plane = ints.plane(c);
            for (int i = 0; i < part.width(); i++) {
              float v = there ? planes.plane(c)[from + i] : 1f;
              plane[to + i] =
                  !(v > 0) ? 0 : v >= 1 ? ints.unit() : (int) Math.rint((double) v * ints.unit());
            }
          }
        }
      }
    }
  }
}
