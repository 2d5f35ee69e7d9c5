package pentimento.formats.dng;

import pentimento.pixel.Rect;

/// A mosaic that is stored in floating point, in memory.
///
/// @param samples raw numbers row by row without gaps
public record FloatMosaic(int width, int height, float[] samples) implements Mosaic {

  @Override
  public void read(Rect region, float[] into, int offset) {
    int to = offset;
    for (int y = region.y(); y < region.bottom(); y++) {
      System.arraycopy(samples, y * width + region.x(), into, to, region.width());
      to += region.width();
    }
  }

  @Override
  public long heldBytes() {
    return 4L * samples.length;
  }
}
