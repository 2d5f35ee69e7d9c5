package pentimento.kra.flatten;

import java.util.Arrays;
import pentimento.kra.EmptyPixels;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A selection: 0 outside to 255 inside.
record MaskSource(StoredSource pixels) {

  /// An empty selection.
  static final MaskSource NOTHING = of(new EmptyPixels(PixelFormat.SELECTION, new byte[1]));

  static MaskSource of(PixelData data) {
    return new MaskSource(StoredSource.of(data, TileSource.EVERYWHERE));
  }

  /// Reads a tile of it.
  ///
  /// @return false when nothing in the tile is selected; `into` then holds anything
  boolean read(int column, int row, int[] into, Worker worker) {
    TileFormat format = pixels.format();
    IntTile tile = (IntTile) worker.take(format);
    boolean any = pixels.read(column, row, tile, worker);
    if (any) System.arraycopy(tile.plane(0), 0, into, 0, Tile.AREA);
    worker.giveBack(format, tile);
    return any;
  }

  /// False when nothing in the tile is selected.
  boolean mayHold(int column, int row) {
    return pixels.mayHold(column, row);
  }

  /// The tiles in which anything is selected.
  Rect selected() {
    return pixels.extent();
  }

  /// Whether everything is selected.
  boolean isFull() {
    return pixels.data().tiles().isEmpty()
        && Arrays.equals(pixels.data().defaultPixel(), new byte[] {(byte) 255});
  }
}
