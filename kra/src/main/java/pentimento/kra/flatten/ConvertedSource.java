package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;

/// Another picture in this colour space.
record ConvertedSource(TileSource source, TileFormat format, TileConversion conversion)
    implements OverSource {

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    Tile tile = worker.take(source.format());
    boolean any = source.read(column, row, tile, worker);
    if (any) conversion.convert(tile, into);
    worker.giveBack(source.format(), tile);
    return any;
  }
}
