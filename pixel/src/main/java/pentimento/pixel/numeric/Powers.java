package pentimento.pixel.numeric;

import static pentimento.pixel.numeric.PowersLoops.CHUNK;

/// Logarithms and powers over runs of floats, with the same bits on every machine.
///
/// Everything is made of two functions. `log2` is off by at most 1.5 ulp of the result or 1e-7,
/// whichever is greater; `exp2` by at most 2e-7 of the result; `pow` by about `1.4e-7 · (1 +
/// |exponent · log2 x|)` of the result. Both have an affine step built in, on the side where it
/// saves a visit to memory. Runs may be the same array (in place, same offset) or must not overlap.
public final class Powers {

  /// Each thread's buffers: a queue that threads share costs a hundredth of a microsecond alone,
  /// and ten times that when two want it at once.
  private static final ThreadLocal<PowersLoops> LOOPS =
      new ThreadLocal<>() {
        @Override
        protected PowersLoops initialValue() {
          return new PowersLoops();
        }
      };

  private Powers() {}

  /// Binary logarithm. Zero, negative numbers and denormals give -∞; NaN and +∞ give themselves.
  public static float log2(float x) {
    return PowersScalar.log2(x);
  }

  /// Two to the power of x. Below -126 this is 0, from 128 on +∞; NaN gives NaN.
  public static float exp2(float x) {
    return PowersScalar.exp2(x);
  }

  /// A power of a number; 0 when the base is not above 0 and the exponent is positive.
  public static float pow(float base, float exponent) {
    return PowersScalar.exp2(Math.fma(PowersScalar.log2(base), exponent, 0f));
  }

  /// `out = scale · log2(in) + offset`; the rules of [#log2(float)] hold before scale and offset.
  public static void log2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    PowersLoops loops = LOOPS.get();
    for (int i = 0; i < length; i += CHUNK) {
      int n = Math.min(CHUNK, length - i);
      loops.log2(in, inFrom + i, out, outFrom + i, n, scale, offset);
    }
  }

  /// `out = 2^(scale · in + offset)`.
  public static void exp2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    PowersLoops loops = LOOPS.get();
    for (int i = 0; i < length; i += CHUNK) {
      int n = Math.min(CHUNK, length - i);
      loops.exp2(in, inFrom + i, out, outFrom + i, n, scale, offset);
    }
  }

  /// `out = in^exponent`; not above 0 gives 0 when the exponent is positive. The exponent is not 0.
  public static void pow(
      float[] in, int inFrom, float[] out, int outFrom, int length, float exponent) {
    PowersLoops loops = LOOPS.get();
    for (int i = 0; i < length; i += CHUNK) {
      int n = Math.min(CHUNK, length - i);
      loops.pow(in, inFrom + i, out, outFrom + i, n, exponent);
    }
  }

  /// Whether a sample from 0 to `length - 1` is above `limit`, which is not negative; a NaN may
  /// count as one that is.
  public static boolean anyAbove(float[] v, int length, float limit) {
    PowersLoops loops = LOOPS.get();
    boolean any = false;
    for (int i = 0; i < length && !any; i += CHUNK) {
      any = loops.anyAbove(v, i, Math.min(CHUNK, length - i), limit);
    }
    return any;
  }
}
