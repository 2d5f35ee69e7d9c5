package pentimento.kra.flatten;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;

/// A picture without its soft edges, as a stroke or an overlay of a layer style wants it.
record HardenedSource(TileSource source, Edge edge) implements OverSource {

  /// What becomes of alpha.
  enum Edge {
    /// It stays.
    SOFT,
    /// All where there is any: a stroke outside leaves no gap.
    FULL,
    /// None where not all is there: a stroke inside covers the rest.
    CUT,
    /// All, everywhere: an overlay's edge is that of its selection.
    OPAQUE;

    float of(float alpha, float unit) {
      return switch (this) {
        case SOFT -> alpha;
        case FULL -> alpha > 0 ? unit : 0;
        case CUT -> alpha < unit ? 0 : unit;
        case OPAQUE -> unit;
      };
    }
  }

  static TileSource of(TileSource source, Edge edge) {
    return edge == Edge.SOFT ? source : new HardenedSource(source, edge);
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    if (!source.read(column, row, into, worker)) {
      if (edge != Edge.OPAQUE) return false;
      into.clear();
    }
    switch (into) {
      case IntTile t -> {
        int[] alpha = t.plane(t.alpha());
        for (int i = 0; i < alpha.length; i++) alpha[i] = (int) edge.of(alpha[i], t.unit());
      }
      case FloatTile t -> {
        float[] alpha = t.plane(t.alpha());
        for (int i = 0; i < alpha.length; i++) alpha[i] = edge.of(alpha[i], 1);
      }
    }
    into.measureOpacity();
    return true;
  }
}
