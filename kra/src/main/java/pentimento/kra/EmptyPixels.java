package pentimento.kra;

import java.util.List;

/// A plane of one pixel on which nothing is painted.
///
/// @param format what a pixel is
/// @param defaultPixel one pixel in memory order
public record EmptyPixels(PixelFormat format, byte[] defaultPixel) implements PixelData {

  /// Nothing, fully transparent.
  public static EmptyPixels transparent(PixelFormat format) {
    return new EmptyPixels(format, format.transparentPixel());
  }

  @Override
  public int x() {
    return 0;
  }

  @Override
  public int y() {
    return 0;
  }

  @Override
  public int tileWidth() {
    return 64;
  }

  @Override
  public int tileHeight() {
    return 64;
  }

  @Override
  public List<Tile> tiles() {
    return List.of();
  }

  @Override
  public boolean isPainted(int column, int row) {
    return false;
  }

  @Override
  public TileReader reader() {
    return new TileReader(this) {
      @Override
      protected void decode(int column, int row, byte[] pixels) {
        throw new IllegalArgumentException("no tile is painted");
      }
    };
  }

  @Override
  public PixelData at(int x, int y) {
    return this;
  }
}
