package pentimento.kra.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// LZF compression as Krita's tiles use it (the public liblzf format): literal runs of 1 to 32
/// bytes and back references of 3 to 264 bytes over at most 8192 bytes.
public final class Lzf {
  /*
   * A control byte below 32 announces control + 1 literal bytes. Any other one is a back reference:
   * its top three bits are the length (7: the next byte is added to it), its low five bits and the
   * byte after the length are the distance less one. Length + 2 bytes are copied; source and target
   * may overlap, which is how runs are stored.
   */

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /// Bytes copied at a time when decoding, most runs being shorter: what is too much will be
  /// overwritten. Nothing depends on lengths then that the processor would have to guess.
  private static final int BLOCK = 32;

  private static final int LONGEST_LITERAL = 32;
  private static final int LONGEST_MATCH = 264;
  private static final int WINDOW = 8192;
  private static final int HASH_BITS = 13;

  /// What a hash table for [#encode] must hold.
  public static final int TABLE_SIZE = 1 << HASH_BITS;

  private Lzf() {}

  /// Decodes `in[from, from + length)` into `out[0, size)`.
  ///
  /// @return `size`, or less when the stream is damaged: minus one less the offset in the stream
  ///   where that shows
  public static int decode(byte[] in, int from, int length, byte[] out, int size) {
    int at = from;
    int end = from + length;
    int to = 0;
    while (at < end) {
      int control = in[at++] & 0xff;
      if (control < LONGEST_LITERAL) {
        int n = control + 1;
        // A single control byte at the very end is padding that Krita ignores.
        if (at == end) break;
        if (at + n > end || to + n > size) return -1 - (at - 1 - from);
        if (to + BLOCK <= size && at + BLOCK <= end) {
          LONG.set(out, to, (long) LONG.get(in, at));
          LONG.set(out, to + 8, (long) LONG.get(in, at + 8));
          LONG.set(out, to + 16, (long) LONG.get(in, at + 16));
          LONG.set(out, to + 24, (long) LONG.get(in, at + 24));
        } else {
          System.arraycopy(in, at, out, to, n);
        }
        at += n;
        to += n;
      } else {
        int start = at - 1;
        int n = (control >>> 5) + 2;
        if (n == 9) {
          if (at == end) break;
          n += in[at++] & 0xff;
        }
        if (at == end) break;
        int source = to - ((control & 31) << 8 | in[at++] & 0xff) - 1;
        if (source < 0 || to + n > size) return -1 - (start - from);
        int distance = to - source;
        if (to + n + BLOCK > size || distance < 8 && distance > 1) {
          for (int i = 0; i < n; i++) out[to + i] = out[source + i];
        } else if (distance > 1) {
          // Each long is written before those that repeat it are read.
          block(out, source, to);
          for (int i = BLOCK; i < n; i += BLOCK) block(out, source + i, to + i);
        } else {
          long run = (out[source] & 0xff) * 0x0101010101010101L;
          fill(out, to, run);
          for (int i = BLOCK; i < n; i += BLOCK) fill(out, to + i, run);
        }
        to += n;
      }
    }
    return to == size ? size : -1 - length;
  }

  private static void block(byte[] out, int source, int to) {
    LONG.set(out, to, (long) LONG.get(out, source));
    LONG.set(out, to + 8, (long) LONG.get(out, source + 8));
    LONG.set(out, to + 16, (long) LONG.get(out, source + 16));
    LONG.set(out, to + 24, (long) LONG.get(out, source + 24));
  }

  private static void fill(byte[] out, int to, long run) {
    LONG.set(out, to, run);
    LONG.set(out, to + 8, run);
    LONG.set(out, to + 16, run);
    LONG.set(out, to + 24, run);
  }

  /// Encodes `in[0, size)` into `out[from, limit)`.
  ///
  /// The result depends on the input alone: the table is cleared first.
  ///
  /// @param table scratch space of [#TABLE_SIZE]
  /// @return the bytes written, or -1 when they would not fit
  public static int encode(byte[] in, int size, byte[] out, int from, int limit, int[] table) {
    Arrays.fill(table, -1);
    int to = from;
    int literals = 0;
    int at = 0;
    int lastMatch = size - 2;
    while (at < lastMatch) {
      int three = (in[at] & 0xff) << 16 | (in[at + 1] & 0xff) << 8 | in[at + 2] & 0xff;
      int slot = three * 0x9E3779B1 >>> 32 - HASH_BITS;
      int match = table[slot];
      table[slot] = at;
      if (match < 0
          || at - match > WINDOW
          || in[match] != in[at]
          || in[match + 1] != in[at + 1]
          || in[match + 2] != in[at + 2]) {
        at++;
        continue;
      }
      // The literals before the match.
      to = literal(in, literals, at, out, to, limit);
      if (to < 0 || to + 3 > limit) return -1;
      int longest = Math.min(LONGEST_MATCH, size - at);
      int n = 3 + mismatch(in, match + 3, at + 3, longest - 3);
      int code = n - 2;
      int distance = at - match - 1;
      if (code < 7) {
        out[to++] = (byte) (code << 5 | distance >>> 8);
      } else {
        out[to++] = (byte) (7 << 5 | distance >>> 8);
        out[to++] = (byte) (code - 7);
      }
      out[to++] = (byte) distance;
      at += n;
      literals = at;
    }
    to = literal(in, literals, size, out, to, limit);
    return to < 0 ? -1 : to - from;
  }

  private static int mismatch(byte[] in, int a, int b, int longest) {
    int n = Arrays.mismatch(in, a, a + longest, in, b, b + longest);
    return n < 0 ? longest : n;
  }

  /// @return the new end of the output, or -1 when it does not fit
  private static int literal(byte[] in, int from, int end, byte[] out, int to, int limit) {
    while (from < end) {
      int n = Math.min(LONGEST_LITERAL, end - from);
      if (to + 1 + n > limit) return -1;
      out[to++] = (byte) (n - 1);
      System.arraycopy(in, from, out, to, n);
      from += n;
      to += n;
    }
    return to;
  }
}
