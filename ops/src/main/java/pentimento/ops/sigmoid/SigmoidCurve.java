package pentimento.ops.sigmoid;

/// The curve `S(v) = white · (f / (paperExposure + f))^paperPower` with `f = (fog + v)^filmPower`,
/// for light v that is not negative: a log-logistic curve, skewed and lifted.
///
/// @param white value that light without end comes to, 1 for 100 %
/// @param black value of no light
record SigmoidCurve(
    float white, float black, float fog, float filmPower, float paperExposure, float paperPower) {

  private static final float GREY = 0.1845f;
  private static final float STEP = 1e-6f;

  /*
   * darktable takes slopes at grey by differences over 2e-6 in 32-bit floats. A difference is then a small whole
   * number of float steps: with the defaults 166 and 110, and the film power 1.509 instead of 1.5. Pictures are
   * made to look like that, so the same differences are taken here, in the same precision and order,
   * with powers of constants as exponentials of their logarithms.
   */

  /// The curve through mid-grey with the given contrast there.
  static SigmoidCurve of(Sigmoid p) {
    float white = 0.01f * p.displayWhite();
    float black = 0.01f * p.displayBlack();

    // Rise around grey of the curve without skew, fog or a white other than 1.
    float exposureOfUnit = exp(p.contrast() * log(GREY)) * (1f / GREY - 1f);
    float wanted =
        unit(p.contrast(), exposureOfUnit, GREY + STEP)
            - unit(p.contrast(), exposureOfUnit, GREY - STEP);

    // Rise of the skewed curve of film power 1; the rise goes with the film power.
    float paperPower = exp(p.skew() * -log(5f));
    float whiteAtGrey = pow(white * (1f / GREY), 1f / paperPower) - 1f;
    float exposureOfSkewed = GREY * whiteAtGrey;
    float given =
        skewed(white, exposureOfSkewed, paperPower, GREY + STEP)
            - skewed(white, exposureOfSkewed, paperPower, GREY - STEP);
    float filmPower = wanted / given;

    // Fog so that no light gives black; exposure so that grey stays grey.
    float fog = 0;
    if (black > 0) {
      float grown = pow(whiteAtGrey, 1f / filmPower);
      float whiteAtBlack = pow(black / white, -1f / paperPower) - 1f;
      fog = GREY * grown / (pow(whiteAtBlack, 1f / filmPower) - grown);
    }
    float exposure = pow(fog + GREY, filmPower) * whiteAtGrey;
    return new SigmoidCurve(white, black, fog, filmPower, exposure, paperPower);
  }

  private static float unit(float contrast, float exposure, float v) {
    float f = exp(contrast * log(v));
    return f / (exposure + f);
  }

  private static float skewed(float white, float exposure, float paperPower, float v) {
    return white * pow(v / (exposure + v), paperPower);
  }

  private static float pow(float base, float exponent) {
    return (float) StrictMath.pow(base, exponent);
  }

  private static float exp(float x) {
    return (float) StrictMath.exp(x);
  }

  private static float log(float x) {
    return (float) StrictMath.log(x);
  }
}
