package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// Finds which layer brought NaN or infinity into a picture: finished tiles are looked at as they
/// come, the few that hold any are composited once more, layer by layer.
final class NotFiniteSearch {

  private final Stack image;
  private final ConcurrentSkipListSet<Long> suspects = new ConcurrentSkipListSet<>();

  NotFiniteSearch(Stack image) {
    this.image = image;
  }

  /// Looks at a finished tile.
  void look(Tile tile, int column, int row) {
    if (tile instanceof FloatTile floats && !floats.isFinite()) {
      suspects.add(((long) row << 32) + column);
    }
  }

  /// What was found inside a rectangle, by layer, in the order in which they are composited.
  List<FlattenReport.NotFinite> found(Rect rect) {
    Map<String, Count> counts = new LinkedHashMap<>();
    Worker worker = new Worker(rect.right());
    for (long place : suspects) {
      int column = (int) place;
      int row = (int) ((place - column) >> 32);
      search(column, row, rect, worker, counts);
    }
    List<FlattenReport.NotFinite> found = new ArrayList<>();
    counts.forEach(
        (name, c) -> found.add(new FlattenReport.NotFinite(name, c.nan, c.infinite, c.x, c.y)));
    return found;
  }

  private void search(int column, int row, Rect rect, Worker worker, Map<String, Count> counts) {
    FloatTile tile = (FloatTile) worker.take(image.format());
    boolean[] known = new boolean[Tile.AREA];
    TileSource base = image.base();
    boolean begun = base != null && base.read(column, row, tile, worker);
    if (begun) count(tile, image.baseName(), column, row, rect, known, counts);
    for (Stack.Step step : image.steps()) {
      begun = image.apply(step, begun, column, row, tile, worker);
      if (begun) count(tile, name(step), column, row, rect, known, counts);
    }
    worker.giveBack(image.format(), tile);
  }

  /// Counts what has come into a tile since the last look.
  private static void count(
      FloatTile tile,
      String name,
      int column,
      int row,
      Rect rect,
      boolean[] known,
      Map<String, Count> counts) {
    if (tile.isFinite()) return;
    for (int i = 0; i < Tile.AREA; i++) {
      int x = column * Tile.SIZE + i % Tile.SIZE;
      int y = row * Tile.SIZE + i / Tile.SIZE;
      if (known[i] || !rect.contains(x, y)) continue;
      boolean nan = false;
      boolean infinite = false;
      for (int c = 0; c < tile.channels(); c++) {
        nan |= Float.isNaN(tile.plane(c)[i]);
        infinite |= Float.isInfinite(tile.plane(c)[i]);
      }
      if (!nan && !infinite) continue;
      known[i] = true;
      Count count = counts.computeIfAbsent(name, _ -> new Count(x, y));
      if (nan) count.nan++;
      else count.infinite++;
    }
  }

  private static String name(Stack.Step step) {
    return switch (step) {
      case Stack.Lay lay -> lay.name();
      case Stack.Adjust adjust -> adjust.name();
      case StyledLayer styled -> styled.name();
    };
  }

  private static final class Count {
    final int x;
    final int y;
    long nan;
    long infinite;

    Count(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }
}
