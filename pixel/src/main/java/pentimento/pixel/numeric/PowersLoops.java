package pentimento.pixel.numeric;

import static pentimento.pixel.numeric.PowersScalar.*;

import java.lang.foreign.MemorySegment;

/// Logarithms and powers of up to [#CHUNK] values, as plain loops that the JIT turns into vector
/// code; equal to [PowersScalar] in every bit.
///
/// Owned by one thread at a time.
final class PowersLoops {

  /*
   * Both functions take floats apart by their bits. In a loop, Float.floatToRawIntBits keeps C2 of JDK 25 from
   * making vector code; but memory can be copied from an array of floats to one of ints as it is, at the speed
   * of the first level cache. So each function is loops over floats, loops over ints, and copies in between. One loop
   * a method, all arrays at the same index, no branches: see docs/decisions/0401.
   */

  static final int CHUNK = 1024;

  /// Samples that are looked through at once.
  private static final int PART = 64;

  private final int[] bits = new int[CHUNK];
  private final int[] parts = new int[CHUNK];
  private final float[] v = new float[CHUNK];
  private final float[] w = new float[CHUNK];
  private final MemorySegment bitsMemory = MemorySegment.ofArray(bits);
  private final MemorySegment partsMemory = MemorySegment.ofArray(parts);
  private final MemorySegment vMemory = MemorySegment.ofArray(v);
  private final MemorySegment wMemory = MemorySegment.ofArray(w);

  /// @param n at most [#CHUNK]
  void log2(float[] in, int inFrom, float[] out, int outFrom, int n, float scale, float offset) {
    System.arraycopy(in, inFrom, v, 0, n);
    log2(n, scale, offset);
    System.arraycopy(v, 0, out, outFrom, n);
  }

  /// @param n at most [#CHUNK]
  void exp2(float[] in, int inFrom, float[] out, int outFrom, int n, float scale, float offset) {
    System.arraycopy(in, inFrom, v, 0, n);
    exp2(n, scale, offset);
    copy(partsMemory, vMemory, n);
    System.arraycopy(v, 0, out, outFrom, n);
  }

  /// @param n at most [#CHUNK]
  void pow(float[] in, int inFrom, float[] out, int outFrom, int n, float exponent) {
    System.arraycopy(in, inFrom, v, 0, n);
    log2(n, exponent, 0f);
    exp2(n, 1f, 0f);
    copy(partsMemory, vMemory, n);
    System.arraycopy(v, 0, out, outFrom, n);
  }

  /// @param n at most [#CHUNK]
  /// @param limit not negative
  boolean anyAbove(float[] in, int from, int n, float limit) {
    System.arraycopy(in, from, v, 0, n);
    copy(vMemory, bitsMemory, n);
    return anyAbove(bits, n, Float.floatToRawIntBits(limit)) < 0;
  }

  /// Negative when a value is above the limit. The bits of floats that are not negative have their
  /// order.
  private static int anyAbove(int[] bits, int n, int limit) {
    int any = 0;
    for (int i = 0; i < n; i++) any |= (limit - bits[i]) & ~bits[i];
    return any;
  }

  /// Replaces `v`.
  private void log2(int n, float scale, float offset) {
    copy(vMemory, bitsMemory, n);
    boolean special = anySpecial(bits, 0, n) < 0;
    split(bits, parts, w, n);
    copy(partsMemory, vMemory, n);
    logarithm(v, w, n, scale, offset);
    if (special) mendParts(bits, v, n, scale, offset);
  }

  /// Leaves the bits of the result in `parts`; `v` is the input and is overwritten.
  private void exp2(int n, float scale, float offset) {
    round(v, w, n, scale, offset);
    copy(wMemory, bitsMemory, n);
    exponential(v, n);
    copy(vMemory, partsMemory, n);
    join(parts, bits, n);
  }

  /// Copies `n` samples as they are. Long enough for the JIT to keep it out of its callers: what it
  /// makes of such a copy is large.
  private static void copy(MemorySegment from, MemorySegment to, int n) {
    long bytes = 4L * n;
    if (bytes > from.byteSize() || bytes > to.byteSize()) {
      throw new IllegalArgumentException(n + " samples are more than " + CHUNK);
    }
    MemorySegment.copy(from, 0, to, 0, bytes);
  }

  /// Negative when a value is not a positive normal number.
  private static int anySpecial(int[] bits, int from, int to) {
    int any = 0;
    for (int i = from; i < to; i++) {
      int above = bits[i] - MIN_NORMAL_BITS;
      any |= above | (NORMALS - 1 - above);
    }
    return any;
  }

  /// Of the bits of normal numbers, the mantissa as a float's bits and the exponent as a number.
  private static void split(int[] bits, int[] mantissa, float[] exponent, int n) {
    for (int i = 0; i < n; i++) {
      int e = (bits[i] - SQRT_HALF_BITS) >> 23;
      mantissa[i] = bits[i] - (e << 23);
      exponent[i] = (float) e;
    }
  }

  private static void logarithm(float[] v, float[] exponent, int n, float scale, float offset) {
    for (int i = 0; i < n; i++) {
      float t = v[i] - 1f;
      float p = Math.fma(L8, t, L7);
      p = Math.fma(p, t, L6);
      p = Math.fma(p, t, L5);
      p = Math.fma(p, t, L4);
      p = Math.fma(p, t, L3);
      p = Math.fma(p, t, L2);
      p = Math.fma(p, t, L1);
      p = Math.fma(p, t, L0);
      v[i] = Math.fma(Math.fma(p, t, exponent[i]), scale, offset);
    }
  }

  /// Puts right what is not a positive normal number: blacks, most of all, and they are few and
  /// near each other.
  private static void mendParts(int[] bits, float[] v, int n, float scale, float offset) {
    for (int from = 0; from < n; from += PART) {
      int to = Math.min(from + PART, n);
      if (anySpecial(bits, from, to) < 0) mend(bits, v, from, to, scale, offset);
    }
  }

  private static void mend(int[] bits, float[] v, int from, int to, float scale, float offset) {
    for (int i = from; i < to; i++) {
      int above = bits[i] - MIN_NORMAL_BITS;
      if ((above | (NORMALS - 1 - above)) < 0) {
        v[i] = Math.fma(PowersScalar.log2(Float.intBitsToFloat(bits[i])), scale, offset);
      }
    }
  }

  /// Of `scale · v + offset`, the distance from the nearest integer, and the integer in the low
  /// bits.
  ///
  /// What is below -126 becomes -127, whose power comes out as 0, and what is above 128 becomes
  /// 128, whose power is +∞.
  private static void round(float[] v, float[] rounded, int n, float scale, float offset) {
    for (int i = 0; i < n; i++) {
      float x = Math.fma(v[i], scale, offset);
      float below = Math.min(x - EXP2_MIN, 0f) * 1e30f;
      float cut = Math.min(Math.max(x + below, EXP2_MIN - 1f), EXP2_MAX);
      float r = cut + ROUNDER;
      rounded[i] = r;
      v[i] = cut - (r - ROUNDER);
    }
  }

  private static void exponential(float[] f, int n) {
    for (int i = 0; i < n; i++) {
      float x = f[i];
      float p = Math.fma(E6, x, E5);
      p = Math.fma(p, x, E4);
      p = Math.fma(p, x, E3);
      p = Math.fma(p, x, E2);
      p = Math.fma(p, x, E1);
      f[i] = Math.fma(p, x, 1f);
    }
  }

  private static void join(int[] mantissa, int[] exponent, int n) {
    for (int i = 0; i < n; i++) mantissa[i] = mantissa[i] + (exponent[i] << 23);
  }
}
