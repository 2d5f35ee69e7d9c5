package pentimento.darktable.conform;

/// What counts as the same picture.
///
/// @param mean ΔE2000 over the whole picture
/// @param p999 ΔE2000 that 99.9 % of the pixels stay under
/// @param relative difference that 99 % of the pixels stay under, in scene-linear comparison
public record Limits(double mean, double p999, double relative) {

  public static final Limits DEFAULTS = new Limits(0.77, 2.3, 2e-4);

  /// A mean ΔE2000 above this is seen at a glance; no inexact rendering of the same edit gives it.
  static final double GROSS_MEAN = 2.3;

  /// The same for scene-linear comparison.
  static final double GROSS_RELATIVE = 0.1;

  /// The verdict on a picture that we rendered.
  Verdict of(Difference d) {
    if (d.measure() == Measure.DELTA_E_2000) {
      if (d.mean() <= mean && d.p999() <= p999) return Verdict.WITHIN;
      return d.mean() <= GROSS_MEAN ? Verdict.BEYOND : Verdict.SILENTLY_DIFFERENT;
    }
    if (d.p99() <= relative) return Verdict.WITHIN;
    return d.p99() <= GROSS_RELATIVE ? Verdict.BEYOND : Verdict.SILENTLY_DIFFERENT;
  }
}
