package pentimento.formats.ljpeg;

import java.io.ByteArrayOutputStream;

/// Encodes samples as a lossless JPEG (ITU-T T.81 annex H, SOF3) with Huffman codes made for them.
public final class LosslessJpegEncoder {

  private final int width;
  private final int height;
  private final int components;
  private final int precision;
  private final int predictor;
  private final int restartRows;

  /// @param components interleaved components, 1 to 4; the two columns of a Bayer pattern are best
  ///   given as 2, since each is then predicted from its own colour
  /// @param precision bits of a sample, 2 to 16
  /// @param predictor 1 to 7, see table H.1 of T.81
  /// @param restartRows rows between restart markers, 0 for none
  public LosslessJpegEncoder(
      int width, int height, int components, int precision, int predictor, int restartRows) {
    if (width < 1 || height < 1 || width > 65535 || height > 65535) {
      throw new IllegalArgumentException("a JPEG cannot hold " + width + "x" + height);
    }
    if (components < 1 || components > 4 || precision < 2 || precision > 16) {
      throw new IllegalArgumentException(components + " components of " + precision + " bits");
    }
    if (predictor < 1 || predictor > 7 || (long) restartRows * width > 65535) {
      throw new IllegalArgumentException("predictor " + predictor + ", restart " + restartRows);
    }
    this.width = width;
    this.height = height;
    this.components = components;
    this.precision = precision;
    this.predictor = predictor;
    this.restartRows = restartRows;
  }

  /// @param samples `width · height · components` samples, row by row, below 2^precision
  public byte[] encode(short[] samples) {
    short[] differences = differences(samples);
    long[] counts = new long[17];
    for (short difference : differences) counts[category(difference)]++;
    HuffmanCode code = HuffmanCode.of(counts);
    ByteArrayOutputStream out = new ByteArrayOutputStream(samples.length + 128);
    writeHeaders(out, code);
    writeData(out, differences, code);
    out.write(0xff);
    out.write(0xd9);
    return out.toByteArray();
  }

  private short[] differences(short[] samples) {
    int length = width * components;
    int n = components;
    short[] differences = new short[length * height];
    for (int y = 0; y < height; y++) {
      boolean fresh = y == 0 || (restartRows > 0 && y % restartRows == 0);
      int at = y * length;
      for (int i = 0; i < length; i++) {
        int guess;
        if (i < n) {
          guess = fresh ? 1 << (precision - 1) : samples[at + i - length] & 0xffff;
        } else if (fresh) {
          guess = samples[at + i - n] & 0xffff;
        } else {
          guess =
              guess(
                  samples[at + i - n] & 0xffff,
                  samples[at + i - length] & 0xffff,
                  samples[at + i - length - n] & 0xffff);
        }
        differences[at + i] = (short) (samples[at + i] - guess);
      }
    }
    return differences;
  }

  private int guess(int left, int up, int upLeft) {
    return switch (predictor) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> upLeft;
      case 4 -> left + up - upLeft;
      case 5 -> left + ((up - upLeft) >> 1);
      case 6 -> up + ((left - upLeft) >> 1);
      default -> (left + up) >> 1;
    };
  }

  /// The number of bits a difference takes; -32768 has the category 16 and no bits.
  private static int category(short difference) {
    return difference == Short.MIN_VALUE
        ? 16
        : 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
  }

  private void writeHeaders(ByteArrayOutputStream out, HuffmanCode code) {
    write16(out, 0xffd8);
    write16(out, 0xffc3);
    write16(out, 8 + 3 * components);
    out.write(precision);
    write16(out, height);
    write16(out, width);
    out.write(components);
    for (int c = 0; c < components; c++) {
      out.write(c);
      out.write(0x11);
      out.write(0);
    }
    write16(out, 0xffc4);
    write16(out, 19 + code.symbols().length);
    out.write(0);
    for (int count : code.counts()) out.write(count);
    out.writeBytes(code.symbols());
    if (restartRows > 0) {
      write16(out, 0xffdd);
      write16(out, 4);
      write16(out, restartRows * width);
    }
    write16(out, 0xffda);
    write16(out, 6 + 2 * components);
    out.write(components);
    for (int c = 0; c < components; c++) {
      out.write(c);
      out.write(0);
    }
    out.write(predictor);
    out.write(0);
    out.write(0);
  }

  private void writeData(ByteArrayOutputStream out, short[] differences, HuffmanCode code) {
    int length = width * components;
    BitWriter bits = new BitWriter(out);
    for (int y = 0; y < height; y++) {
      if (restartRows > 0 && y > 0 && y % restartRows == 0) {
        bits.flush();
        write16(out, 0xffd0 | (y / restartRows - 1) & 7);
      }
      for (int i = y * length; i < (y + 1) * length; i++) {
        short difference = differences[i];
        int category = category(difference);
        bits.write(code.code(category), code.length(category));
        if (category > 0 && category < 16) {
          int value = difference < 0 ? difference - 1 : difference;
          bits.write(value & ((1 << category) - 1), category);
        }
      }
    }
    bits.flush();
  }

  private static void write16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  /// Puts bits into bytes from the high end on, stuffing a 00 behind each FF, filling up with ones.
  private static final class BitWriter {
    private final ByteArrayOutputStream out;
    private long held;
    private int have;

    BitWriter(ByteArrayOutputStream out) {
      this.out = out;
    }

    void write(int value, int count) {
      held = held << count | value;
      have += count;
      while (have >= 8) {
        have -= 8;
        put((int) (held >>> have) & 0xff);
      }
    }

    void flush() {
      if (have > 0) put((int) (held << (8 - have) | (0xff >> have)) & 0xff);
      have = 0;
    }

    private void put(int b) {
      out.write(b);
      if (b == 0xff) out.write(0);
    }
  }
}
