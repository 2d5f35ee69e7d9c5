package pentimento.ops.filmicrgb;

import pentimento.pixel.numeric.Linear;
import pentimento.pixel.numeric.Powers;

/// The tone curve as a whole: logarithm, spline, power.
///
/// @param darkest light of black
/// @param brightest light of white
/// @param perStop what a stop adds to encoded light, which is 0 at black and 1 at white
/// @param encodedOne encoded light of 1
/// @param hardness the power at the end
/// @param spline the curve between
/// @param black display value of black
/// @param white display value of white
record FilmicTone(
    float darkest,
    float brightest,
    float perStop,
    float encodedOne,
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
    double grey = p.customGrey() ? p.greyPointSource() / 100.0 : 0.1845;
    double blackEv = p.blackPointSource();
    double whiteEv = p.whitePointSource();
    double range = whiteEv - blackEv;
    return new FilmicTone(
        (float) (grey * StrictMath.pow(2, blackEv)),
        (float) (grey * StrictMath.pow(2, whiteEv)),
        (float) (1 / range),
        (float) ((-StrictMath.log(grey) / StrictMath.log(2) - blackEv) / range),
        p.hardness(),
        FilmicSpline.of(p),
        (float) black,
        (float) white);
  }

  /// `out = clamp((log2(in / grey) - blackEv) / range, low, 1)`.
  void encode(float[] in, int inFrom, float[] out, int n, float low) {
    Powers.log2(in, inFrom, out, 0, n, perStop, encodedOne);
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
