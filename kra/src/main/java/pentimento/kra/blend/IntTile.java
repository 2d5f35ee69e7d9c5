package pentimento.kra.blend;

import java.util.Arrays;

/// A tile of integer samples `0..unit`; `unit` is 255 or 65535.
public final class IntTile extends Tile {

  private final int unit;
  private final int[][] planes;

  public IntTile(int unit, int channels) {
    this.unit = unit;
    this.planes = new int[channels][AREA];
  }

  public int unit() {
    return unit;
  }

  public int[] plane(int channel) {
    return planes[channel];
  }

  @Override
  public int channels() {
    return planes.length;
  }

  @Override
  public void clear() {
    for (int[] plane : planes) Arrays.fill(plane, 0);
    opaque(false);
  }

  @Override
  public boolean isTransparent() {
    int any = 0;
    for (int a : planes[alpha()]) any |= a;
    return any == 0;
  }

  @Override
  public void measureOpacity() {
    int all = -1;
    for (int a : planes[alpha()]) all &= a;
    opaque((all & unit) == unit);
  }

  @Override
  public void clearHidden(int batch, float[] samples) {
    if (isOpaque()) return;
    int[] a = planes[alpha()];
    for (int i = 0; i < AREA; i += batch) {
      int any = 0;
      for (int k = 0; k < batch; k++) any |= a[i + k];
      if (any != 0) continue;
      for (int c = 0; c < alpha(); c++) Arrays.fill(planes[c], i, i + batch, (int) samples[c]);
    }
  }

  @Override
  public void copyFrom(Tile source) {
    IntTile from = (IntTile) source;
    for (int c = 0; c < planes.length; c++) System.arraycopy(from.planes[c], 0, planes[c], 0, AREA);
    opaque(source.isOpaque());
  }

  @Override
  void copyRun(int at, int count, Tile source) {
    for (int c = 0; c < channels(); c++) {
      System.arraycopy(((IntTile) source).plane(c), at, plane(c), at, count);
    }
  }
}
