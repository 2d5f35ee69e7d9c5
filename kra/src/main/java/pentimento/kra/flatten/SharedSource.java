package pentimento.kra.flatten;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A picture that several others show: what is known of it is asked once, and its tiles are kept.
/// Without that, groups that hold two clones of groups that hold two clones would cost twice as
/// much with each step.
final class SharedSource implements OverSource {

  private final TileSource source;
  private final SharedTiles tiles;
  private final Rect extent;
  private final Rect painted;
  private final Map<Rect, Boolean> mayHold = new ConcurrentHashMap<>();

  SharedSource(TileSource source, SharedTiles tiles) {
    this.source = source;
    this.tiles = tiles;
    this.extent = source.extent();
    this.painted = source.painted();
  }

  @Override
  public TileSource source() {
    return source;
  }

  @Override
  public Rect extent() {
    return extent;
  }

  @Override
  public Rect painted() {
    return painted;
  }

  @Override
  public boolean mayHold(int column, int row) {
    Rect place = new Rect(column, row, 1, 1);
    Boolean known = mayHold.get(place);
    if (known == null) {
      known = source.mayHold(column, row);
      mayHold.put(place, known);
    }
    return known;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    SharedTiles.Kept known = tiles.get(this, column, row);
    if (known == null) {
      boolean any = source.read(column, row, into, worker);
      Tile copy = null;
      if (any) {
        copy = format().newTile();
        copy.copyFrom(into);
      }
      tiles.put(this, column, row, new SharedTiles.Kept(copy));
      return any;
    }
    if (known.tile() == null) return false;
    into.copyFrom(known.tile());
    return true;
  }
}
