package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.ColourTransform;

/// Another picture in this colour space.
record ConvertedSource(TileSource source, TileFormat format, TileConversion conversion)
    implements TileSource {

  /// @param transform null where only the depth differs
  static ConvertedSource of(
      TileSource source, TileFormat format, @Nullable ColourTransform transform) {
    return new ConvertedSource(
        source, format, TileConversion.of(source.format().pixels(), format.pixels(), transform));
  }

  @Override
  public Rect extent() {
    return source.extent();
  }

  @Override
  public Rect painted() {
    return source.painted();
  }

  @Override
  public boolean mayHold(int column, int row) {
    return source.mayHold(column, row);
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    Tile tile = worker.take(source.format());
    boolean any = source.read(column, row, tile, worker);
    if (any) conversion.convert(tile, into);
    worker.giveBack(source.format(), tile);
    return any;
  }
}
