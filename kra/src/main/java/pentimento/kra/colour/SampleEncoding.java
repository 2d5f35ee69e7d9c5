package pentimento.kra.colour;

import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.colour.icc.KritaConversion;

/// Krita's samples as the numbers of a [KritaConversion], and back, in the arithmetic by which
/// LittleCMS reads and writes pixels.
record SampleEncoding(PixelFormat format) {

  private static final double XYZ_FULL = 1 + 32767 / 32768.0;

  /// Reads a colour channel.
  ///
  /// @param words whether the other side is of integers: floats are rounded to 16 bits
  void read(Tile tile, int c, boolean words, float[] out) {
    switch (tile) {
      case IntTile ints -> {
        int[] plane = ints.plane(c);
        float unit = ints.unit();
        for (int i = 0; i < Tile.AREA; i++) out[i] = plane[i] / unit;
      }
      case FloatTile floats -> {
        float[] plane = floats.plane(c);
        for (int i = 0; i < Tile.AREA; i++) {
          out[i] = words ? KritaConversion.word(words(plane[i], c)) / 65535f : encoded(plane[i], c);
        }
      }
    }
  }

  private float encoded(float v, int c) {
    boolean half = format.depth() == Depth.F16;
    return switch (format.model()) {
      case CMYKA -> half ? v / 655.35f : v / 100;
      case LABA -> half ? v : (float) (c == 0 ? v / 100.0 : (v + 128f) / 255.0);
      case XYZA -> half ? v : (float) (v / XYZ_FULL);
      case RGBA, GRAYA, YCBCRA, ALPHA -> v;
    };
  }

  /// In 16-bit codes, not yet rounded.
  private double words(float v, int c) {
    boolean half = format.depth() == Depth.F16;
    return switch (format.model()) {
      case CMYKA -> half ? v * 65535.0 : v * 655.35;
      case LABA -> {
        if (half) yield v * 65535.0;
        yield c == 0
            ? Math.clamp((double) v, 0, 100) * 655.35
            : (Math.clamp((double) v, -128, 127) + 128) * 257;
      }
      case XYZA -> half ? v * 65535.0 : Math.clamp((double) v, 0, XYZ_FULL) * 32768;
      case RGBA, GRAYA, YCBCRA, ALPHA -> v * 65535.0;
    };
  }

  /// On the way to integers LittleCMS makes XYZ in 32-bit float black where Y is not above 0.
  void blackenXyz(Tile tile, float[][] planes) {
    if (format.model() != ColourModel.XYZA || format.depth() != Depth.F32) return;
    float[] y = ((FloatTile) tile).plane(1);
    for (int i = 0; i < Tile.AREA; i++) {
      if (y[i] > 0) continue;
      for (int c = 0; c < 3; c++) planes[c][i] = 0;
    }
  }

  /// Writes a colour channel.
  void write(float[] numbers, Tile into, int c) {
    switch (into) {
      case IntTile ints -> {
        int[] plane = ints.plane(c);
        boolean narrow = ints.unit() == 255;
        for (int i = 0; i < Tile.AREA; i++) {
          int word = (int) (numbers[i] * 65535.0 + 0.5);
          plane[i] = narrow ? narrow(word) : word;
        }
      }
      case FloatTile floats -> {
        float[] plane = floats.plane(c);
        for (int i = 0; i < Tile.AREA; i++) plane[i] = stored(sample(numbers[i], c), floats);
      }
    }
  }

  private float sample(float v, int c) {
    boolean half = format.depth() == Depth.F16;
    return switch (format.model()) {
      case CMYKA -> half ? v * 655.35f : (float) (v * 100.0);
      case LABA -> half ? v : (float) (c == 0 ? v * 100.0 : v * 255.0 - 128.0);
      case XYZA -> half ? v : (float) (v * XYZ_FULL);
      case RGBA, GRAYA, YCBCRA, ALPHA -> v;
    };
  }

  /// The number as the tile keeps it; LittleCMS cuts floats off to make halves of them.
  static float stored(float v, FloatTile tile) {
    if (!tile.half()) return v;
    float rounded = Float.float16ToFloat(Float.floatToFloat16(v));
    if (Math.abs(rounded) <= Math.abs(v) || Float.isNaN(v)) return rounded;
    if (Math.abs(v) >= 65536) return rounded;
    int bits = Float.floatToFloat16(v) & 0xffff;
    return Float.float16ToFloat((short) (bits - 1));
  }

  /// 16 bits in 8, as LittleCMS rounds them.
  static int narrow(int word) {
    return (int) (word * 65281L + 8388608 >> 24);
  }
}
