package pentimento.kra.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Between interleaved pixels and the planes of bytes that compress better: plane k holds byte k of
/// every pixel.
public final class BytePlanes {
  /*
   * A loop byte by byte costs a nanosecond for each. So eight pixels of four planes are taken at a time, as
   * four longs, and transposed: bytes change places between two planes, then pairs of bytes between two pairs
   * of planes, then halves of longs. With EVEN and ODD for the bytes of a long at even and odd places, and
   * likewise for pairs, the way back is the same steps in reverse.
   */

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EVEN = 0x00ff00ff00ff00ffL;
  private static final long ODD = ~EVEN;
  private static final long EVEN_PAIRS = 0x0000ffff0000ffffL;
  private static final long ODD_PAIRS = ~EVEN_PAIRS;
  private static final long LOW = 0xffffffffL;
  private static final long HIGH = ~LOW;

  /// Pixels transposed at a time.
  private static final int BATCH = 8;

  private BytePlanes() {}

  /// From planes to pixels.
  public static void interleave(byte[] planar, int pixels, int pixelSize, byte[] interleaved) {
    if (pixelSize == 1) {
      System.arraycopy(planar, 0, interleaved, 0, pixels);
      return;
    }
    int k = 0;
    if (pixels % BATCH == 0) {
      for (; k + 4 <= pixelSize; k += 4) fourToPixels(planar, k, pixels, pixelSize, interleaved);
    }
    for (; k < pixelSize; k++) oneToPixels(planar, k, pixels, pixelSize, interleaved);
  }

  private static void oneToPixels(
      byte[] planar, int k, int pixels, int pixelSize, byte[] interleaved) {
    int plane = k * pixels;
    for (int i = 0, to = k; i < pixels; i++, to += pixelSize) interleaved[to] = planar[plane + i];
  }

  private static void fourToPixels(
      byte[] planar, int k, int pixels, int pixelSize, byte[] interleaved) {
    int plane = k * pixels;
    for (int i = 0; i < pixels; i += BATCH) {
      long p0 = (long) LONG.get(planar, plane + i);
      long p1 = (long) LONG.get(planar, plane + pixels + i);
      long p2 = (long) LONG.get(planar, plane + 2 * pixels + i);
      long p3 = (long) LONG.get(planar, plane + 3 * pixels + i);
      long even01 = p0 & EVEN | (p1 & EVEN) << 8;
      long odd01 = p0 >>> 8 & EVEN | p1 & ODD;
      long even23 = p2 & EVEN | (p3 & EVEN) << 8;
      long odd23 = p2 >>> 8 & EVEN | p3 & ODD;
      long px04 = even01 & EVEN_PAIRS | (even23 & EVEN_PAIRS) << 16;
      long px26 = even01 >>> 16 & EVEN_PAIRS | even23 & ODD_PAIRS;
      long px15 = odd01 & EVEN_PAIRS | (odd23 & EVEN_PAIRS) << 16;
      long px37 = odd01 >>> 16 & EVEN_PAIRS | odd23 & ODD_PAIRS;
      int to = i * pixelSize + k;
      INT.set(interleaved, to, (int) px04);
      INT.set(interleaved, to + pixelSize, (int) px15);
      INT.set(interleaved, to + 2 * pixelSize, (int) px26);
      INT.set(interleaved, to + 3 * pixelSize, (int) px37);
      INT.set(interleaved, to + 4 * pixelSize, (int) (px04 >>> 32));
      INT.set(interleaved, to + 5 * pixelSize, (int) (px15 >>> 32));
      INT.set(interleaved, to + 6 * pixelSize, (int) (px26 >>> 32));
      INT.set(interleaved, to + 7 * pixelSize, (int) (px37 >>> 32));
    }
  }

  /// From pixels to planes.
  public static void separate(byte[] interleaved, int pixels, int pixelSize, byte[] planar) {
    int k = 0;
    if (pixels % BATCH == 0) {
      for (; k + 4 <= pixelSize; k += 4) fourToPlanes(interleaved, k, pixels, pixelSize, planar);
    }
    for (; k < pixelSize; k++) oneToPlane(interleaved, k, pixels, pixelSize, planar);
  }

  private static void oneToPlane(
      byte[] interleaved, int k, int pixels, int pixelSize, byte[] planar) {
    int plane = k * pixels;
    for (int i = 0, from = k; i < pixels; i++, from += pixelSize) {
      planar[plane + i] = interleaved[from];
    }
  }

  private static void fourToPlanes(
      byte[] interleaved, int k, int pixels, int pixelSize, byte[] planar) {
    int plane = k * pixels;
    for (int i = 0; i < pixels; i += BATCH) {
      int from = i * pixelSize + k;
      long px04 = two(interleaved, from, from + 4 * pixelSize);
      long px15 = two(interleaved, from + pixelSize, from + 5 * pixelSize);
      long px26 = two(interleaved, from + 2 * pixelSize, from + 6 * pixelSize);
      long px37 = two(interleaved, from + 3 * pixelSize, from + 7 * pixelSize);
      long even01 = px04 & EVEN_PAIRS | (px26 & EVEN_PAIRS) << 16;
      long even23 = px04 >>> 16 & EVEN_PAIRS | px26 & ODD_PAIRS;
      long odd01 = px15 & EVEN_PAIRS | (px37 & EVEN_PAIRS) << 16;
      long odd23 = px15 >>> 16 & EVEN_PAIRS | px37 & ODD_PAIRS;
      LONG.set(planar, plane + i, even01 & EVEN | (odd01 & EVEN) << 8);
      LONG.set(planar, plane + pixels + i, even01 >>> 8 & EVEN | odd01 & ODD);
      LONG.set(planar, plane + 2 * pixels + i, even23 & EVEN | (odd23 & EVEN) << 8);
      LONG.set(planar, plane + 3 * pixels + i, even23 >>> 8 & EVEN | odd23 & ODD);
    }
  }

  private static long two(byte[] bytes, int low, int high) {
    return (int) INT.get(bytes, low) & LOW | (long) (int) INT.get(bytes, high) << 32;
  }

  /// The samples that bytes `k` to `k + 3` of every pixel are, as 32-bit floats.
  ///
  /// @param pixels a multiple of 8
  /// @param scratch at least 4 · pixels bytes
  /// @return whether all are the same
  public static boolean floats(byte[] planar, int k, int pixels, float[] samples, byte[] scratch) {
    int plane = k * pixels;
    if (isEven(planar, plane, pixels)) {
      int bits = 0;
      for (int b = 0; b < 4; b++) bits |= (planar[plane + b * pixels] & 0xff) << 8 * b;
      Arrays.fill(samples, 0, pixels, Float.intBitsToFloat(bits));
      return true;
    }
    fourToRun(planar, plane, pixels, scratch);
    ByteBuffer.wrap(scratch).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples, 0, pixels);
    return false;
  }

  /// Whether each of four planes holds one byte throughout, as the alpha of opaque layers does.
  private static boolean isEven(byte[] planar, int plane, int pixels) {
    for (int from = plane; from < plane + 4 * pixels; from += pixels) {
      int last = from + pixels - 1;
      if (Arrays.mismatch(planar, from, last, planar, from + 1, last + 1) >= 0) return false;
    }
    return true;
  }

  private static void fourToRun(byte[] planar, int plane, int pixels, byte[] run) {
    for (int i = 0; i < pixels; i += BATCH) {
      long p0 = (long) LONG.get(planar, plane + i);
      long p1 = (long) LONG.get(planar, plane + pixels + i);
      long p2 = (long) LONG.get(planar, plane + 2 * pixels + i);
      long p3 = (long) LONG.get(planar, plane + 3 * pixels + i);
      long even01 = p0 & EVEN | (p1 & EVEN) << 8;
      long odd01 = p0 >>> 8 & EVEN | p1 & ODD;
      long even23 = p2 & EVEN | (p3 & EVEN) << 8;
      long odd23 = p2 >>> 8 & EVEN | p3 & ODD;
      long px04 = even01 & EVEN_PAIRS | (even23 & EVEN_PAIRS) << 16;
      long px26 = even01 >>> 16 & EVEN_PAIRS | even23 & ODD_PAIRS;
      long px15 = odd01 & EVEN_PAIRS | (odd23 & EVEN_PAIRS) << 16;
      long px37 = odd01 >>> 16 & EVEN_PAIRS | odd23 & ODD_PAIRS;
      LONG.set(run, 4 * i, px04 & LOW | px15 << 32);
      LONG.set(run, 4 * i + 8, px26 & LOW | px37 << 32);
      LONG.set(run, 4 * i + 16, px04 >>> 32 | px15 & HIGH);
      LONG.set(run, 4 * i + 24, px26 >>> 32 | px37 & HIGH);
    }
  }
}
