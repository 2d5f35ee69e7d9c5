package pentimento.pixel.numeric;

/// Logarithms and powers over runs of floats, with the same bits on every machine.
///
/// Everything is made of two functions. `log2` is off by at most 1.5 ulp of the result or 1e-7,
/// whichever is greater; `exp2` by at most 2e-7 of the result; `pow` by about `1.4e-7 · (1 +
/// |exponent · log2 x|)` of the result. Both have an affine step built in, on the side where it
/// saves a visit to memory. Runs may be the same array (in place, same offset) or must not overlap.
public final class Powers {

  private static final boolean VECTOR =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private Powers() {}

  /// Whether several values are computed at a time; the results are the same either way.
  public static boolean vectorised() {
    return VECTOR;
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
    if (VECTOR) PowersVector.log2(in, inFrom, out, outFrom, length, scale, offset);
    else PowersScalar.log2(in, inFrom, out, outFrom, length, scale, offset);
  }

  /// `out = 2^(scale · in + offset)`.
  public static void exp2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    if (VECTOR) PowersVector.exp2(in, inFrom, out, outFrom, length, scale, offset);
    else PowersScalar.exp2(in, inFrom, out, outFrom, length, scale, offset);
  }

  /// `out = in^exponent`; not above 0 gives 0 when the exponent is positive. The exponent is not 0.
  public static void pow(
      float[] in, int inFrom, float[] out, int outFrom, int length, float exponent) {
    log2(in, inFrom, out, outFrom, length, exponent, 0f);
    exp2(out, outFrom, out, outFrom, length, 1f, 0f);
  }
}
