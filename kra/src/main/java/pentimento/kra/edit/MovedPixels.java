package pentimento.kra.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.TileReader;

/// Pixels after a motion of the canvas, byte for byte the same ones: whole tiles trade places, and
/// pixels inside each.
final class MovedPixels implements PixelData {
  /*
   * On a mirrored axis the local coordinate u becomes -1 - u, so that tiles stay tiles: column c
   * becomes -1 - c. What is missing to the motion goes into the origin.
   */

  private final PixelData from;
  private final CanvasMotion motion;
  private final int x;
  private final int y;
  private final List<Tile> tiles;

  private MovedPixels(PixelData from, CanvasMotion motion, int x, int y, List<Tile> tiles) {
    this.from = from;
    this.motion = motion;
    this.x = x;
    this.y = y;
    this.tiles = tiles;
  }

  static MovedPixels of(PixelData from, CanvasMotion motion) {
    int x = motion.x(from.x(), from.y()) + (motion.mirrorsColumns() ? 1 : 0);
    int y = motion.y(from.x(), from.y()) + (motion.mirrorsRows() ? 1 : 0);
    List<Tile> tiles = new ArrayList<>();
    for (Tile t : from.tiles()) {
      int column = motion.exchangesAxes() ? t.row() : t.column();
      int row = motion.exchangesAxes() ? t.column() : t.row();
      tiles.add(
          new Tile(
              motion.mirrorsColumns() ? -1 - column : column,
              motion.mirrorsRows() ? -1 - row : row));
    }
    tiles.sort(Comparator.comparingInt(Tile::row).thenComparingInt(Tile::column));
    return new MovedPixels(from, motion, x, y, List.copyOf(tiles));
  }

  @Override
  public PixelFormat format() {
    return from.format();
  }

  @Override
  public int x() {
    return x;
  }

  @Override
  public int y() {
    return y;
  }

  @Override
  public int tileWidth() {
    return motion.exchangesAxes() ? from.tileHeight() : from.tileWidth();
  }

  @Override
  public int tileHeight() {
    return motion.exchangesAxes() ? from.tileWidth() : from.tileHeight();
  }

  @Override
  public byte[] defaultPixel() {
    return from.defaultPixel();
  }

  @Override
  public List<Tile> tiles() {
    return tiles;
  }

  @Override
  public boolean isPainted(int column, int row) {
    Tile t = source(column, row);
    return from.isPainted(t.column(), t.row());
  }

  @Override
  public PixelData at(int newX, int newY) {
    return new MovedPixels(from, motion, newX, newY, tiles);
  }

  /// The tile that became tile (column, row).
  private Tile source(int column, int row) {
    int across = motion.mirrorsColumns() ? -1 - column : column;
    int down = motion.mirrorsRows() ? -1 - row : row;
    return motion.exchangesAxes() ? new Tile(down, across) : new Tile(across, down);
  }

  @Override
  public TileReader reader() {
    TileReader reader = from.reader();
    int size = format().bytesPerPixel();
    byte[] unmoved = new byte[from.tileWidth() * from.tileHeight() * size];
    return new TileReader(this) {
      @Override
      protected void decode(int column, int row, byte[] pixels) {
        Tile t = source(column, row);
        reader.read(t.column(), t.row(), unmoved);
        rearrange(unmoved, pixels, size);
      }
    };
  }

  private void rearrange(byte[] unmoved, byte[] moved, int size) {
    int width = tileWidth();
    int height = tileHeight();
    int to = 0;
    for (int row = 0; row < height; row++) {
      int down = motion.mirrorsRows() ? height - 1 - row : row;
      for (int column = 0; column < width; column++) {
        int across = motion.mirrorsColumns() ? width - 1 - column : column;
        int at = motion.exchangesAxes() ? across * height + down : down * width + across;
        System.arraycopy(unmoved, at * size, moved, to, size);
        to += size;
      }
    }
  }
}
