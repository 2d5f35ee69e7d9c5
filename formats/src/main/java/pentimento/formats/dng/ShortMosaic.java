package pentimento.formats.dng;

import pentimento.pixel.Rect;

/// A decoded mosaic in memory.
///
/// @param samples unsigned 16-bit numbers row by row without gaps
public record ShortMosaic(int width, int height, short[] samples) implements Mosaic {

  public ShortMosaic {
    if (samples.length < (long) width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples cannot fill " + width + "x" + height);
    }
  }

  /// The raw number at (x, y), 0 to 65535.
  public int at(int x, int y) {
    return samples[y * width + x] & 0xffff;
  }

  @Override
  public void read(Rect region, float[] into, int offset) {
    int to = offset;
    for (int y = region.y(); y < region.bottom(); y++) {
      int from = y * width + region.x();
      for (int x = 0; x < region.width(); x++) into[to + x] = samples[from + x] & 0xffff;
      to += region.width();
    }
  }

  @Override
  public long heldBytes() {
    return 2L * samples.length;
  }
}
