package pentimento.kra.flatten;

import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.vector.Drawing;
import pentimento.pixel.Rect;

/// The pixels of a drawing.
record DrawingSource(Drawing drawing) implements TileSource {

  private static final TileFormat FORMAT =
      new TileFormat(new PixelFormat(ColourModel.RGBA, Depth.U8));

  @Override
  public TileFormat format() {
    return FORMAT;
  }

  /// Krita lays the tiles that it has drawn in.
  @Override
  public Rect extent() {
    return drawing.painted();
  }

  @Override
  public Rect painted() {
    return drawing.painted();
  }

  @Override
  public boolean mayHold(int column, int row) {
    return drawing.tile(column, row) != null;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    int[] pixels = drawing.tile(column, row);
    if (pixels == null) return false;
    IntTile tile = (IntTile) into;
    for (int c = 0; c < 4; c++) {
      int[] plane = tile.plane(c);
      int shift = c == 3 ? 24 : 16 - 8 * c;
      for (int i = 0; i < Tile.AREA; i++) plane[i] = pixels[i] >>> shift & 255;
    }
    tile.measureOpacity();
    return true;
  }
}
