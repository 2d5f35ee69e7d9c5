package pentimento.pixel.colour.icc;

/// A tone reproduction curve of one channel: from encoded 0…1 to linear 0…1, or back.
public sealed interface ToneCurve
    permits ParametricCurve, SampledCurve, InverseSampledCurve, SegmentedCurve {

  /// The curve at `x`, also outside 0…1 as [Arithmetic] says.
  double at(double x);

  /// Replaces the samples in `[offset, offset + length)` by the curve at them.
  default void apply(float[] samples, int offset, int length) {
    for (int i = offset; i < offset + length; i++) samples[i] = (float) at(samples[i]);
  }

  /// The curve that undoes this one, as far as it can be undone.
  ToneCurve inverse();

  /// This curve as the given arithmetic has it.
  ToneCurve in(Arithmetic arithmetic);

  boolean isIdentity();
}
