package pentimento.kra.flatten;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pentimento.kra.blend.Tile;
import pentimento.kra.gradient.ColourMix;
import pentimento.kra.gradient.Gradient;
import pentimento.kra.gradient.GradientLine;
import pentimento.kra.gradient.GradientSettings;
import pentimento.kra.gradient.GradientShape;
import pentimento.kra.gradient.GradientSpace;
import pentimento.pixel.Rect;

/// The tables from which a gradient is drawn. Krita draws it patch by patch, of 512 pixels a side,
/// and tabulates it for each anew, in as many steps as the longer side of the patch has pixels.
/// Safe for several threads.
final class GradientTables {

  private static final int PATCH = 512;

  private final GradientSettings settings;
  private final Gradient gradient;
  private final GradientSpace space;
  private final Rect drawn;
  private final Map<Integer, Table> tables = new ConcurrentHashMap<>();

  /// @param line where the colours lie
  /// @param colours in the space of mixing, a transparent one last
  record Table(GradientLine line, float[][] colours) {}

  /// @param drawn what Krita draws, which is cut into patches
  GradientTables(GradientSettings settings, Gradient gradient, GradientSpace space, Rect drawn) {
    this.settings = settings;
    this.gradient = gradient;
    this.space = space;
    this.drawn = drawn;
  }

  ColourMix mix() {
    return space.mix();
  }

  boolean dither() {
    return settings.dither();
  }

  /// The table for a tile.
  Table of(int column, int row) {
    return tables.computeIfAbsent(
        steps(column, row),
        n -> new Table(new GradientLine(settings, n), gradient.tabulate(n, space)));
  }

  /// Whether a patch is a single pixel: at a corner of what is drawn, if anywhere.
  boolean holdsLonePixel() {
    int left = Math.floorDiv(drawn.x(), Tile.SIZE);
    int top = Math.floorDiv(drawn.y(), Tile.SIZE);
    int right = Math.floorDiv(drawn.right() - 1, Tile.SIZE);
    int bottom = Math.floorDiv(drawn.bottom() - 1, Tile.SIZE);
    return steps(left, top) == 1
        || steps(right, top) == 1
        || steps(left, bottom) == 1
        || steps(right, bottom) == 1;
  }

  private int steps(int column, int row) {
    // What follows the outline is drawn whole, as often as there are patches.
    if (settings.shape() == GradientShape.POLYGONAL) {
      return Math.max(settings.width(), settings.height());
    }
    int x = Math.floorDiv(column * Tile.SIZE, PATCH) * PATCH;
    int y = Math.floorDiv(row * Tile.SIZE, PATCH) * PATCH;
    Rect patch = new Rect(x, y, PATCH, PATCH).intersect(drawn);
    return patch.isEmpty() ? PATCH : Math.max(patch.width(), patch.height());
  }
}
