package pentimento.formats.tiff;

import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import pentimento.formats.bytes.Zlib;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;

/// Fetches strips and tiles as plain samples: uncompressed, predictor undone, little-endian.
public final class SegmentDecoder {

  private final Segments segments;

  /// @throws Unsupported for compressions, predictors and depths that we do not read
  public SegmentDecoder(Segments segments) {
    this.segments = segments;
    String name = segments.source().name();
    switch (segments.compression()) {
      case Segments.NONE,
          Segments.LZW,
          Segments.DEFLATE,
          Segments.OLD_DEFLATE,
          Segments.PACK_BITS -> {}
      default ->
          throw new Unsupported(
              name,
              "its samples are compressed by method " + segments.compression(),
              "save it uncompressed, or with LZW or deflate");
    }
    int bits = segments.bits();
    boolean floating = segments.sampleFormat() == 3;
    boolean known =
        floating
            ? bits == 16 || bits == 24 || bits == 32 || bits == 64
            : segments.sampleFormat() == 1 && (bits == 8 || bits == 16 || bits == 32);
    if (!known) {
      throw new Unsupported(
          name,
          "its samples have " + bits + " bits of format " + segments.sampleFormat(),
          "save it with 8 or 16 bits, or 32 bits floating point");
    }
    switch (segments.predictor()) {
      case 1 -> {}
      case 2, 34892, 34893 -> {
        if (floating || bits > 32) throw unknownPredictor();
      }
      case 3, 34894, 34895 -> {
        if (!floating) throw unknownPredictor();
      }
      default -> throw unknownPredictor();
    }
  }

  /// All samples of a segment, `rowBytes · rowsStored` bytes.
  ///
  /// @throws BadInput when its data are damaged or end too early
  public byte[] decode(int segment) {
    int size = (int) segments.bytesStored(segment);
    byte[] samples = uncompressed(segment, size);
    int channels = segments.samplesInSegment();
    int step = channels * step();
    int bytes = segments.bits() / 8;
    int inRow = segments.segmentWidth() * channels;
    ByteOrder order = segments.order();
    if (segments.predictor() != 1) {
      boolean floating = segments.sampleFormat() == 3;
      for (int y = 0; y < segments.rowsStored(segment); y++) {
        int at = y * segments.rowBytes();
        if (floating) {
          Predictor.sumFloating(samples, at, inRow, step, bytes);
        } else {
          Predictor.sum(samples, at, inRow, step, bytes, order);
        }
      }
      if (floating) order = ByteOrder.BIG_ENDIAN;
    }
    if (order == ByteOrder.BIG_ENDIAN) reverse(samples, bytes);
    return samples;
  }

  /// Writes `count` decoded samples as floats: whole numbers scaled so that the largest is 1, or as
  /// they are.
  ///
  /// @param at index of the first byte
  /// @param stride bytes from one sample to the next
  public void floats(
      byte[] from, int at, int stride, float[] into, int offset, int count, boolean scaled) {
    boolean floating = segments.sampleFormat() == 3;
    double scale = scaled ? 1 / (Math.scalb(1.0, segments.bits()) - 1) : 1;
    for (int i = 0, p = at; i < count; i++, p += stride) {
      into[offset + i] =
          switch (segments.bits()) {
            case 8 -> (float) ((from[p] & 0xff) * scale);
            case 16 -> {
              int v = from[p] & 0xff | (from[p + 1] & 0xff) << 8;
              yield floating ? Float.float16ToFloat((short) v) : (float) (v * scale);
            }
            case 24 -> float24(from[p] & 0xff | (from[p + 1] & 0xff) << 8 | from[p + 2] << 16);
            case 32 -> {
              int v = int32(from, p);
              yield floating ? Float.intBitsToFloat(v) : (float) ((v & 0xffff_ffffL) * scale);
            }
            default ->
                (float)
                    Double.longBitsToDouble(
                        int32(from, p) & 0xffff_ffffL | (long) int32(from, p + 4) << 32);
          };
    }
  }

  private byte[] uncompressed(int segment, int size) {
    long offset = segments.offsets()[segment];
    String what = (segments.tiled() ? "tile " : "strip ") + segment;
    if (segments.compression() == Segments.NONE) {
      return segments.source().bytes(offset, size, what);
    }
    byte[] packed = segments.source().bytes(offset, segments.byteCounts()[segment], what);
    byte[] samples = new byte[size];
    int filled;
    try {
      filled =
          switch (segments.compression()) {
            case Segments.LZW -> Lzw.decode(packed, samples);
            case Segments.PACK_BITS -> packBits(packed, samples);
            default -> Zlib.inflate(packed, 0, packed.length, samples);
          };
    } catch (DataFormatException e) {
      throw damaged(offset, what + " is damaged: " + e.getMessage());
    }
    if (filled < size) {
      throw damaged(offset, what + " holds " + filled + " bytes of samples; expected " + size);
    }
    return samples;
  }

  private BadInput damaged(long offset, String problem) {
    return new BadInput(
        segments.source().name(),
        "offset " + offset,
        problem,
        "the file is damaged; copy it again");
  }

  private Unsupported unknownPredictor() {
    return new Unsupported(
        segments.source().name(),
        "its samples are predicted by method " + segments.predictor(),
        "save it without a predictor");
  }

  private int step() {
    return switch (segments.predictor()) {
      case 34892, 34894 -> 2;
      case 34893, 34895 -> 4;
      default -> 1;
    };
  }

  private static int packBits(byte[] packed, byte[] into) {
    int filled = 0;
    int at = 0;
    while (at < packed.length && filled < into.length) {
      int n = packed[at++];
      if (n >= 0) {
        int count = Math.min(Math.min(n + 1, packed.length - at), into.length - filled);
        System.arraycopy(packed, at, into, filled, count);
        at += n + 1;
        filled += count;
      } else if (n != -128 && at < packed.length) {
        int count = Math.min(1 - n, into.length - filled);
        java.util.Arrays.fill(into, filled, filled + count, packed[at++]);
        filled += count;
      }
    }
    return filled;
  }

  private static void reverse(byte[] samples, int bytes) {
    for (int i = 0; i + bytes <= samples.length; i += bytes) {
      for (int a = i, b = i + bytes - 1; a < b; a++, b--) {
        byte swap = samples[a];
        samples[a] = samples[b];
        samples[b] = swap;
      }
    }
  }

  private static int int32(byte[] b, int p) {
    return b[p] & 0xff | (b[p + 1] & 0xff) << 8 | (b[p + 2] & 0xff) << 16 | b[p + 3] << 24;
  }

  /// DNG's 24-bit float: sign, 7 bits of exponent with bias 64, 16 bits of mantissa.
  private static float float24(int v) {
    int exponent = v >> 16 & 0x7f;
    int mantissa = v & 0xffff;
    float sign = (v & 0x800000) != 0 ? -1f : 1f;
    if (exponent == 0) return sign * Math.scalb((float) mantissa, -63 - 16);
    if (exponent == 0x7f) return mantissa == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    return sign * Math.scalb((float) (mantissa | 0x10000), exponent - 64 - 16);
  }
}
