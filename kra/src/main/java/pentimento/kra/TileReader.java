package pentimento.kra;

import java.util.Arrays;
import pentimento.kra.tiles.BytePlanes;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Decodes tiles of one [PixelData]; holds scratch memory, so use one per thread.
public abstract class TileReader {

  private final PixelData data;
  private final int tilePixels;
  private final byte[] scratch;

  protected TileReader(PixelData data) {
    this.data = data;
    this.tilePixels = data.tileWidth() * data.tileHeight();
    this.scratch = new byte[tilePixels * data.format().bytesPerPixel()];
  }

  /// Decodes a painted tile into interleaved pixels, row by row, as Krita holds them in memory.
  ///
  /// @throws pentimento.pixel.BadInput when the tile is damaged
  protected abstract void decode(int column, int row, byte[] pixels);

  /// Decodes a painted tile into planes of bytes: plane k holds byte k of every pixel.
  protected void decodePlanes(int column, int row, byte[] planes) {
    decode(column, row, scratch);
    BytePlanes.separate(scratch, tilePixels, data.format().bytesPerPixel(), planes);
  }

  /// The pixels that are read.
  public PixelData data() {
    return data;
  }

  /// Reads a tile as interleaved bytes in memory order; a tile that is not painted is filled with
  /// the default pixel.
  ///
  /// @param pixels at least tileWidth · tileHeight · bytesPerPixel bytes
  /// @return whether the tile is painted
  public boolean read(int column, int row, byte[] pixels) {
    if (data.isPainted(column, row)) {
      decode(column, row, pixels);
      return true;
    }
    fill(pixels, tilePixels);
    return false;
  }

  /// Reads a tile as planes of bytes, the way Krita packs it: plane k holds byte k in memory of
  /// every pixel.
  ///
  /// @param planes at least tileWidth · tileHeight · bytesPerPixel bytes
  /// @return whether the tile is painted; if not, the planes are of the default pixel
  public boolean readPlanes(int column, int row, byte[] planes) {
    if (data.isPainted(column, row)) {
      decodePlanes(column, row, planes);
      return true;
    }
    byte[] pixel = data.defaultPixel();
    for (int k = 0; k < pixel.length; k++) {
      Arrays.fill(planes, k * tilePixels, (k + 1) * tilePixels, pixel[k]);
    }
    return false;
  }

  /// Reads a tile as planes of float in the order of the model (red, green, blue, alpha): integers
  /// as 0..1, floats as they are.
  ///
  /// @param planes a plane per channel of at least tileWidth · tileHeight samples
  /// @return whether the tile is painted
  public boolean read(int column, int row, float[][] planes) {
    boolean painted = read(column, row, scratch);
    SampleCodec.toPlanes(data.format(), scratch, tilePixels, planes);
    return painted;
  }

  /// Reads image rectangle `rect` as interleaved bytes in memory order, row by row without padding.
  public void read(Rect rect, byte[] pixels) {
    int size = data.format().bytesPerPixel();
    if ((long) pixels.length < rect.area() * size) {
      throw new IllegalArgumentException("too few bytes for " + rect);
    }
    fill(pixels, (int) rect.area());
    for (Rect tile : painted(rect)) {
      Rect part = tile.intersect(rect);
      decode(column(tile), row(tile), scratch);
      for (int y = part.y(); y < part.bottom(); y++) {
        System.arraycopy(
            scratch,
            ((y - tile.y()) * tile.width() + part.x() - tile.x()) * size,
            pixels,
            ((y - rect.y()) * rect.width() + part.x() - rect.x()) * size,
            part.width() * size);
      }
    }
  }

  /// Reads the rectangle of `into` as planes in the order of the model: integers as 0..1, floats as
  /// they are.
  public void read(Planes into) {
    Rect rect = into.rect();
    int channels = data.format().channels();
    float[][] one = new float[channels][1];
    SampleCodec.toPlanes(data.format(), data.defaultPixel(), 1, one);
    for (int c = 0; c < channels; c++) {
      Arrays.fill(into.plane(c), 0, (int) rect.area(), one[c][0]);
    }
    float[][] planes = new float[channels][tilePixels];
    for (Rect tile : painted(rect)) {
      Rect part = tile.intersect(rect);
      decode(column(tile), row(tile), scratch);
      SampleCodec.toPlanes(data.format(), scratch, tilePixels, planes);
      for (int c = 0; c < channels; c++) {
        for (int y = part.y(); y < part.bottom(); y++) {
          System.arraycopy(
              planes[c],
              (y - tile.y()) * tile.width() + part.x() - tile.x(),
              into.plane(c),
              into.index(part.x(), y),
              part.width());
        }
      }
    }
  }

  /// The painted tiles that touch a rectangle; walks whichever is fewer, the grid or the tiles.
  private java.util.List<Rect> painted(Rect rect) {
    java.util.List<Rect> found = new java.util.ArrayList<>();
    if (rect.isEmpty()) return found;
    int left = Math.floorDiv(rect.x() - data.x(), data.tileWidth());
    int top = Math.floorDiv(rect.y() - data.y(), data.tileHeight());
    int right = Math.floorDiv(rect.right() - 1 - data.x(), data.tileWidth());
    int bottom = Math.floorDiv(rect.bottom() - 1 - data.y(), data.tileHeight());
    if ((long) (right - left + 1) * (bottom - top + 1) > data.tiles().size()) {
      for (PixelData.Tile t : data.tiles()) {
        Rect r = data.rect(t.column(), t.row());
        if (!r.intersect(rect).isEmpty()) found.add(r);
      }
      return found;
    }
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        if (data.isPainted(column, row)) found.add(data.rect(column, row));
      }
    }
    return found;
  }

  private int column(Rect tile) {
    return Math.floorDiv(tile.x() - data.x(), data.tileWidth());
  }

  private int row(Rect tile) {
    return Math.floorDiv(tile.y() - data.y(), data.tileHeight());
  }

  private void fill(byte[] pixels, int count) {
    byte[] pixel = data.defaultPixel();
    int size = pixel.length;
    int end = count * size;
    if (end == 0) return;
    System.arraycopy(pixel, 0, pixels, 0, size);
    for (int done = size; done < end; done *= 2) {
      System.arraycopy(pixels, 0, pixels, done, Math.min(done, end - done));
    }
  }
}
