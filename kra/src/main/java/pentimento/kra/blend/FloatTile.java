package pentimento.kra.blend;

import java.util.Arrays;

/// A tile of floating samples, 1.0 = unit, unbounded; with `half` set every sample is one a 16-bit
/// float can hold.
public final class FloatTile extends Tile {

  private final boolean half;
  private final float[][] planes;

  public FloatTile(boolean half, int channels) {
    this.half = half;
    this.planes = new float[channels][AREA];
  }

  public boolean half() {
    return half;
  }

  public float[] plane(int channel) {
    return planes[channel];
  }

  @Override
  public int channels() {
    return planes.length;
  }

  @Override
  public void clear() {
    for (float[] plane : planes) Arrays.fill(plane, 0);
    opaque(false);
  }

  @Override
  public boolean isTransparent() {
    int any = 0;
    for (float a : planes[alpha()]) any |= Float.floatToRawIntBits(a);
    return (any & Integer.MAX_VALUE) == 0;
  }

  @Override
  public void measureOpacity() {
    int one = Float.floatToRawIntBits(1f);
    int differ = 0;
    for (float a : planes[alpha()]) differ |= Float.floatToRawIntBits(a) ^ one;
    opaque(differ == 0);
  }

  /// Whether no sample is NaN or infinite.
  public boolean isFinite() {
    boolean finite = true;
    for (float[] plane : planes) finite &= isFinite(plane);
    return finite;
  }

  private static boolean isFinite(float[] plane) {
    // 0 times a finite number is 0; times infinity or NaN it is NaN, which spoils the sum. One sum
    // would wait for
    // itself.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < AREA; i += 4) {
      a += plane[i] * 0f;
      b += plane[i + 1] * 0f;
      c += plane[i + 2] * 0f;
      d += plane[i + 3] * 0f;
    }
    return a + b + c + d == 0;
  }

  @Override
  public void clearHidden(int batch, float[] samples) {
    if (isOpaque()) return;
    float[] a = planes[alpha()];
    for (int i = 0; i < AREA; i += batch) {
      int any = 0;
      for (int k = 0; k < batch; k++) any |= Float.floatToRawIntBits(a[i + k]) << 1;
      if (any != 0) continue;
      for (int c = 0; c < alpha(); c++) Arrays.fill(planes[c], i, i + batch, samples[c]);
    }
  }

  @Override
  public void copyFrom(Tile source) {
    FloatTile from = (FloatTile) source;
    for (int c = 0; c < planes.length; c++) System.arraycopy(from.planes[c], 0, planes[c], 0, AREA);
    opaque(source.isOpaque());
  }

  @Override
  void copyRun(int at, int count, Tile source) {
    for (int c = 0; c < channels(); c++) {
      System.arraycopy(((FloatTile) source).plane(c), at, plane(c), at, count);
    }
  }
}
