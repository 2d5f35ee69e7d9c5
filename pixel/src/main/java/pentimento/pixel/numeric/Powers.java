package pentimento.pixel.numeric;

import java.util.concurrent.atomic.AtomicLong;

/// Logarithms and powers over runs of floats, with the same bits on every machine.
///
/// Everything is made of two functions. `log2` is off by at most 1.5 ulp of the result or 1e-7,
/// whichever is greater; `exp2` by at most 2e-7 of the result; `pow` by about `1.4e-7 · (1 +
/// |exponent · log2 x|)` of the result. Both have an affine step built in, on the side where it
/// saves a visit to memory. Runs may be the same array (in place, same offset) or must not overlap.
public final class Powers {

  /*
   * The Vector API computes six times faster than the scalar twins once the JIT has compiled it, and a hundred times
   * slower before; compiling costs most of a second. One picture is rendered sooner without it. So work
   * begins in the scalar twins; when there has been a lot of it, a thread of its own has the vector loops
   * compiled, and then they take over. The bits are the same, so nobody can tell when.
   */

  /// Samples after which the vector loops pay: about four pictures of 24 megapixels.
  private static final long MUCH = 600_000_000L;

  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static final AtomicLong SAMPLES = new AtomicLong();

  private static volatile boolean compiled;

  private Powers() {}

  /// Whether several values are computed at a time by now; the results are the same either way.
  public static boolean vectorised() {
    return compiled;
  }

  /// Has the vector loops compiled, in about a second, where this machine has them. For processes
  /// that are there to stay; others come to it by themselves when they have much to do.
  public static void warm() {
    if (PRESENT && !compiled && PowersVector.warm()) compiled = true;
  }

  private static boolean byVector(int length) {
    if (compiled) return true;
    if (!PRESENT) return false;
    long after = SAMPLES.addAndGet(length);
    if (after >= MUCH && after - length < MUCH) {
      Thread.ofPlatform().daemon().name("vector kernels").start(Powers::warm);
    }
    return false;
  }

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
    if (byVector(length)) PowersVector.log2(in, inFrom, out, outFrom, length, scale, offset);
    else PowersScalar.log2(in, inFrom, out, outFrom, length, scale, offset);
  }

  /// `out = 2^(scale · in + offset)`.
  public static void exp2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    if (byVector(length)) PowersVector.exp2(in, inFrom, out, outFrom, length, scale, offset);
    else PowersScalar.exp2(in, inFrom, out, outFrom, length, scale, offset);
  }

  /// `out = in^exponent`; not above 0 gives 0 when the exponent is positive. The exponent is not 0.
  public static void pow(
      float[] in, int inFrom, float[] out, int outFrom, int length, float exponent) {
    log2(in, inFrom, out, outFrom, length, exponent, 0f);
    exp2(out, outFrom, out, outFrom, length, 1f, 0f);
  }
}
