package pentimento.pixel.numeric;

import static pentimento.pixel.numeric.PowersScalar.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// As many values at a time as the machine has lanes; what is left at the end goes through
/// [PowersScalar], equal in every bit.
///
/// Loaded only where the module `jdk.incubator.vector` is present.
final class PowersVector {

  /*
   * Kept to two loops on purpose: compiling a loop of the Vector API costs the JIT about as much as a
   * second of rendering on a cold start, and all powers can be made of these two. No max or min (their rules
   * for NaN and -0 cost several instructions) and no conversion of floats to integers (it saturates):
   * comparison and blend, and the addition of a rounder, do the same work cheaper.
   */

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private PowersVector() {}

  static void log2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    int i = 0;
    int bound = length - length % LANES;
    for (; i < bound; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, in, inFrom + i);
      IntVector bits = x.reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      FloatVector t =
          bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector p = FloatVector.broadcast(FLOATS, L8).fma(t, FloatVector.broadcast(FLOATS, L7));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L6));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L5));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L4));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L3));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L2));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L1));
      p = p.fma(t, FloatVector.broadcast(FLOATS, L0));
      p = p.fma(t, (FloatVector) exponent.convert(VectorOperators.I2F, 0));
      p = x.blend(p, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
      p = p.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.LT, Float.MIN_NORMAL));
      p.fma(FloatVector.broadcast(FLOATS, scale), FloatVector.broadcast(FLOATS, offset))
          .intoArray(out, outFrom + i);
    }
    PowersScalar.log2(in, inFrom + i, out, outFrom + i, length - i, scale, offset);
  }

  static void exp2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    int i = 0;
    int bound = length - length % LANES;
    for (; i < bound; i += LANES) {
      FloatVector x =
          FloatVector.fromArray(FLOATS, in, inFrom + i)
              .fma(FloatVector.broadcast(FLOATS, scale), FloatVector.broadcast(FLOATS, offset));
      FloatVector rounded = x.add(ROUNDER);
      FloatVector f = x.sub(rounded.sub(ROUNDER));
      FloatVector p = FloatVector.broadcast(FLOATS, E6).fma(f, FloatVector.broadcast(FLOATS, E5));
      p = p.fma(f, FloatVector.broadcast(FLOATS, E4));
      p = p.fma(f, FloatVector.broadcast(FLOATS, E3));
      p = p.fma(f, FloatVector.broadcast(FLOATS, E2));
      p = p.fma(f, FloatVector.broadcast(FLOATS, E1));
      p = p.fma(f, FloatVector.broadcast(FLOATS, 1f));
      p =
          p.reinterpretAsInts()
              .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
              .reinterpretAsFloats();
      p = p.blend(0f, x.compare(VectorOperators.LT, EXP2_MIN));
      p = p.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GE, EXP2_MAX));
      p.intoArray(out, outFrom + i);
    }
    PowersScalar.exp2(in, inFrom + i, out, outFrom + i, length - i, scale, offset);
  }

  /// Runs both loops until they are faster than their twins.
  ///
  /// @return false when they never are, as on a machine without vectors
  static boolean warm() {
    float[] in = new float[2048];
    float[] out = new float[2048];
    for (int i = 0; i < in.length; i++) in[i] = 0.01f + i * 0.001f;
    int faster = 0;
    long giveUp = System.nanoTime() + 10_000_000_000L;
    while (System.nanoTime() < giveUp) {
      long start = System.nanoTime();
      PowersScalar.log2(in, 0, out, 0, in.length, 1f, 0f);
      PowersScalar.exp2(out, 0, out, 0, in.length, 1f, 0f);
      long middle = System.nanoTime();
      log2(in, 0, out, 0, in.length, 1f, 0f);
      exp2(out, 0, out, 0, in.length, 1f, 0f);
      faster = System.nanoTime() - middle < (middle - start) / 2 ? faster + 1 : 0;
      if (faster == 50) return true;
    }
    return false;
  }
}
