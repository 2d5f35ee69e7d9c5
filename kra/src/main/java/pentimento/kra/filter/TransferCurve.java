package pentimento.kra.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;

/// A curve of 16-bit samples over 0..1 in LittleCMS's arithmetic: straight between them, rounded to
/// 16 bits.
record TransferCurve(int[] samples) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransferCurve curve && Arrays.equals(samples, curve.samples);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(samples);
  }

  /// What LittleCMS makes of a curve on integers first: as many samples.
  private static final int JOINED = 4096;

  int at(int value) {
    int last = samples.length - 1;
    if (value == 0xffff) return samples[last];
    long position = (long) last * value;
    position += (position + 0x7fff) / 0xffff;
    int i = (int) (position >> 16);
    int rest = (int) position & 0xffff;
    return samples[i] + ((samples[i + 1] - samples[i]) * rest + 0x8000 >> 16);
  }

  float at(float value) {
    return at(word(value)) / 65535f;
  }

  private static int word(float value) {
    double v = value * 65535.0;
    return !(v > 0) ? 0 : v >= 65535 ? 65535 : (int) (v + 0.5);
  }

  /// Replaces a colour channel by the curve of it.
  void applyToColour(Tile tile, int channel) {
    switch (tile) {
      case IntTile ints -> {
        int[] table = table(ints.unit());
        int[] plane = ints.plane(channel);
        for (int i = 0; i < Tile.AREA; i++) plane[i] = table[plane[i]];
      }
      case FloatTile floats -> {
        float[] plane = floats.plane(channel);
        for (int i = 0; i < Tile.AREA; i++) plane[i] = stored(at(plane[i]), floats);
      }
    }
  }

  /// Replaces alpha by the curve of it, which Krita computes in floats at every depth.
  void applyToAlpha(Tile tile) {
    switch (tile) {
      case IntTile ints -> {
        int[] plane = ints.plane(tile.alpha());
        float unit = ints.unit();
        for (int i = 0; i < Tile.AREA; i++) {
          plane[i] = (int) (at(plane[i] / unit) * unit + 0.5f);
        }
      }
      case FloatTile floats -> {
        float[] plane = floats.plane(tile.alpha());
        for (int i = 0; i < Tile.AREA; i++) plane[i] = stored(at(plane[i]), floats);
      }
    }
  }

  /// LittleCMS cuts halves off.
  private static float stored(float v, FloatTile tile) {
    if (!tile.half()) return v;
    short half = Float.floatToFloat16(v);
    return Float.float16ToFloat(Float.float16ToFloat(half) > v ? (short) (half - 1) : half);
  }

  /// The curve for every integer sample.
  private int[] table(int unit) {
    int[] joined = new int[JOINED];
    for (int i = 0; i < JOINED; i++) joined[i] = at(word((float) (i / (JOINED - 1.0))));
    TransferCurve curve = new TransferCurve(joined);
    int[] table = new int[unit + 1];
    for (int i = 0; i <= unit; i++) {
      table[i] = unit == 255 ? (curve.at(i * 257) * 65281 + 8388608) >>> 24 : curve.at(i);
    }
    return table;
  }
}
