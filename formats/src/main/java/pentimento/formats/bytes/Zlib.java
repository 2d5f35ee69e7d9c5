package pentimento.formats.bytes;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Compresses and decompresses whole blocks in zlib's format.
public final class Zlib {

  private Zlib() {}

  /// @param level 0 to 9
  public static byte[] deflate(byte[] bytes, int level) {
    return deflate(bytes, 0, bytes.length, level);
  }

  public static byte[] deflate(byte[] bytes, int at, int count, int level) {
    Deflater deflater = new Deflater(level);
    try {
      deflater.setInput(bytes, at, count);
      deflater.finish();
      return drain(deflater, count, Deflater.NO_FLUSH);
    } finally {
      deflater.end();
    }
  }

  /// A part of a longer raw deflate stream, made apart from the others: it ends at a whole byte, so
  /// that parts can be put one behind the other.
  ///
  /// @param last whether the stream ends with this part
  public static byte[] deflatePart(byte[] bytes, int at, int count, int level, boolean last) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(bytes, at, count);
      if (last) deflater.finish();
      return drain(deflater, count, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
    } finally {
      deflater.end();
    }
  }

  /// Decompresses until `into` is full or the stream ends; returns the bytes that came.
  ///
  /// @throws DataFormatException when the stream is damaged
  public static int inflate(byte[] bytes, int at, int count, byte[] into)
      throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, at, count);
      int filled = 0;
      while (filled < into.length && !inflater.finished()) {
        int n = inflater.inflate(into, filled, into.length - filled);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
        filled += n;
      }
      return filled;
    } finally {
      inflater.end();
    }
  }

  private static byte[] drain(Deflater deflater, int count, int flush) {
    byte[] out = new byte[count + count / 1000 + 64];
    int filled = 0;
    while (true) {
      int n = deflater.deflate(out, filled, out.length - filled, flush);
      filled += n;
      if (filled < out.length) return Arrays.copyOf(out, filled);
      out = Arrays.copyOf(out, out.length * 2);
    }
  }
}
