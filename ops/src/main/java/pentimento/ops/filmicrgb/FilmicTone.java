package pentimento.ops.filmicrgb;

import pentimento.pixel.numeric.Linear;
import pentimento.pixel.numeric.Powers;

/// The tone curve as a whole: logarithm, spline, power.
///
/// @param grey light of mid-grey
/// @param blackEv stops below grey that are black
/// @param whiteEv stops above grey that are white
/// @param hardness the power at the end
/// @param spline the curve between
/// @param black display value of black
/// @param white display value of white
record FilmicTone(
    double grey,
    double blackEv,
    double whiteEv,
    float hardness,
    FilmicSpline spline,
    float black,
    float white) {

  static FilmicTone of(FilmicRgb p) {
    double black = Math.clamp(p.blackPointTarget(), 0.0, p.greyPointTarget()) / 100;
    double white = Math.max(p.whitePointTarget(), p.greyPointTarget()) / 100;
    if (p.spline() == SplineVersion.V1_2019) {
      black = StrictMath.pow(black, p.hardness());
      white = StrictMath.pow(white, p.hardness());
    }
    return new FilmicTone(
        p.customGrey() ? p.greyPointSource() / 100.0 : 0.1845,
        p.blackPointSource(),
        p.whitePointSource(),
        p.hardness(),
        FilmicSpline.of(p),
        (float) black,
        (float) white);
  }

  /// Light of black.
  float darkest() {
    return (float) (grey * StrictMath.pow(2, blackEv));
  }

  /// Light of white.
  float brightest() {
    return (float) (grey * StrictMath.pow(2, whiteEv));
  }

  /// Stops between black and white.
  float range() {
    return (float) (whiteEv - blackEv);
  }

  /// `out = clamp((log2(in / grey) - black) / range, low, 1)`.
  void encode(float[] in, int inFrom, float[] out, int n, float low) {
    double range = whiteEv - blackEv;
    double offset = (-StrictMath.log(grey) / StrictMath.log(2) - blackEv) / range;
    Powers.log2(in, inFrom, out, 0, n, (float) (1 / range), (float) offset);
    Linear.clamp(out, 0, n, low, 1f);
  }

  /// Encoded light to display values, cut to `low` and `high` before the power; `spare` is
  /// overwritten.
  void display(float[] v, float[] spare, int n, float low, float high) {
    spline.apply(v, spare, n);
    Linear.clamp(v, 0, n, low, high);
    Powers.pow(v, 0, v, 0, n, hardness);
  }
}
