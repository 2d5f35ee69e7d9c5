package pentimento.ops.filmicrgb;

/// The curve from log-encoded light (0 at black, 1 at white relative exposure) to display values
/// before their power: toe, straight middle, shoulder.
///
/// @param toeX where the toe ends
/// @param shoulderX where the shoulder begins
/// @param slope of the middle
/// @param intercept of the middle
/// @param toe the part below, against its end
/// @param shoulder the part above, against its beginning
record FilmicSpline(
    float toeX, float shoulderX, float slope, float intercept, Part toe, Part shoulder) {

  /// One end of the curve as a function of the distance d from the middle: what is added to the
  /// middle's value at the node.
  ///
  /// @param length distance from the node to the end of the range
  /// @param safe whether this is a hyperbola: `-a r / (r + c)`, `r = d (d b + 1)`
  /// @param a factors of q, q², q³, q⁴ less their sum, with `q = 1 - d / length`; or a, b, c
  record Part(float length, boolean safe, float[] a) {

    /// @param end value at the end of the range
    /// @param y value at the node
    /// @param slope at the node, towards brighter values of the part's own direction
    static Part of(CurveEnd kind, double length, double end, double y, double slope) {
      double rise = y - end;
      double s = slope * length;
      return switch (kind) {
        case HARD ->
            polynomial(length, rise, 0, 6 * rise - 3 * s, -8 * rise + 5 * s, 3 * rise - 2 * s);
        case SOFT -> polynomial(length, rise, 3 * rise - 2 * s, -3 * (rise - s), rise - s, 0);
        case SAFE -> {
          double k = s / rise + 1;
          double b = slope / (2 * rise) + (StrictMath.sqrt(k * k - 4) - 1) / (2 * length);
          double c =
              rise
                  / slope
                  * (b * length * length + length)
                  / (b * length * length + length - rise / slope);
          yield new Part(
              (float) length, true, new float[] {(float) (c * slope), (float) b, (float) c, 0, 0});
        }
      };
    }

    private static Part polynomial(
        double length, double rise, double a1, double a2, double a3, double a4) {
      return new Part(
          (float) length,
          false,
          new float[] {(float) -rise, (float) a1, (float) a2, (float) a3, (float) a4});
    }
  }

  /// Replaces the samples 0 to `n - 1`, which lie between 0 and 1; `spare` is overwritten.
  void apply(float[] v, float[] spare, int n) {
    if (!toe.safe() && !shoulder.safe()) {
      polynomials(v, spare, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      float x = v[i];
      float middle = Math.min(Math.max(x, toeX), shoulderX);
      v[i] =
          slope * middle
              + intercept
              + (end(toe, Math.max(toeX - x, 0f)) - end(shoulder, Math.max(x - shoulderX, 0f)));
    }
  }

  private static float end(Part part, float d) {
    float[] a = part.a;
    if (part.safe) {
      float r = d * (d * a[1] + 1f);
      return -a[0] * r / (r + a[2]);
    }
    float q = 1f - d / part.length;
    return a[0] + q * (a[1] + q * (a[2] + q * (a[3] + q * a[4])));
  }

  /*
   * Toe and shoulder are both added to the middle: each is 0 outside its range since its distance is cut there. So
   * there is no branch in the loops, and the JIT turns them into vector code.
   */
  private void polynomials(float[] v, float[] spare, int n) {
    float toeEnd = toeX;
    float shoulderStart = shoulderX;
    float toeScale = toe.length > 0 ? 1f / toe.length : 0f;
    float shoulderScale = shoulder.length > 0 ? 1f / shoulder.length : 0f;
    float t0 = toe.a[0];
    float t1 = toe.a[1];
    float t2 = toe.a[2];
    float t3 = toe.a[3];
    float t4 = toe.a[4];
    float s0 = shoulder.a[0];
    float s1 = shoulder.a[1];
    float s2 = shoulder.a[2];
    float s3 = shoulder.a[3];
    float s4 = shoulder.a[4];
    for (int i = 0; i < n; i++) {
      float p = 1f - Math.max(toeEnd - v[i], 0f) * toeScale;
      float q = 1f - Math.max(v[i] - shoulderStart, 0f) * shoulderScale;
      float low = t0 + p * (t1 + p * (t2 + p * (t3 + p * t4)));
      float high = s0 + q * (s1 + q * (s2 + q * (s3 + q * s4)));
      spare[i] = low - high;
    }
    addMiddle(v, spare, n);
  }

  private void addMiddle(float[] v, float[] ends, int n) {
    float toeEnd = toeX;
    float shoulderStart = shoulderX;
    float m = slope;
    float n0 = intercept;
    for (int i = 0; i < n; i++) {
      v[i] = m * Math.min(Math.max(v[i], toeEnd), shoulderStart) + n0 + ends[i];
    }
  }

  /// The curve for a set of parameters.
  static FilmicSpline of(FilmicRgb p) {
    double black = p.blackPointSource();
    double white = p.whitePointSource();
    double range = white - black;
    double h = p.hardness();
    double greyLog = Math.abs(black) / range;
    double greyTarget =
        p.customGrey()
            ? Math.clamp(p.greyPointTarget(), p.blackPointTarget(), p.whitePointTarget()) / 100
            : 0.1845;
    double grey = StrictMath.pow(greyTarget, 1 / h);
    double blackTarget = Math.clamp(p.blackPointTarget(), 0.0, p.greyPointTarget()) / 100;
    double whiteTarget = Math.max(p.whitePointTarget(), p.greyPointTarget()) / 100;
    if (p.spline() != SplineVersion.V1_2019) {
      blackTarget = StrictMath.pow(blackTarget, 1 / h);
      whiteTarget = StrictMath.pow(whiteTarget, 1 / h);
    }
    double balance = p.balance() / 100.0;
    double contrast;
    double toeX;
    double toeY;
    double shoulderX;
    double shoulderY;
    if (p.spline() == SplineVersion.V3_2021) {
      double slope = p.contrast() * range / 8;
      double least =
          Math.max(
                  1, Math.max((whiteTarget - grey) / (1 - greyLog), (grey - blackTarget) / greyLog))
              + 0.01;
      contrast = Math.clamp(slope / (h * StrictMath.pow(grey, h - 1)), least, 100);
      double intercept = grey - contrast * greyLog;
      double margin = 0.01 * (whiteTarget - blackTarget);
      double lowest = (blackTarget + margin - intercept) / contrast;
      double highest = (whiteTarget - margin - intercept) / contrast;
      double latitude = p.latitude() / 100.0;
      toeX = (1 - latitude) * greyLog + latitude * lowest;
      shoulderX = (1 - latitude) * greyLog + latitude * highest;
      double shift =
          balance > 0 ? 2 * balance * (shoulderX - greyLog) : 2 * balance * (greyLog - toeX);
      toeX = Math.max(toeX - shift, lowest);
      shoulderX = Math.min(shoulderX - shift, highest);
      toeY = contrast * toeX + intercept;
      shoulderY = contrast * shoulderX + intercept;
    } else {
      double latitude = p.latitude() / 100.0 * range;
      contrast = Math.clamp(p.contrast(), 1.00001, 6.0);
      toeX = greyLog - latitude / range * Math.abs(black / range);
      shoulderX = greyLog + latitude / range * Math.abs(white / range);
      double intercept = grey - contrast * greyLog;
      toeY = contrast * toeX + intercept;
      shoulderY = contrast * shoulderX + intercept;
      double n = StrictMath.sqrt(contrast * contrast + 1);
      double k = -(2 * latitude / range) * balance;
      toeX += k / n;
      shoulderX += k / n;
      toeY += k * contrast / n;
      shoulderY += k * contrast / n;
      if (contrast < grey / greyLog) contrast = 1.0001 * grey / greyLog;
    }
    return new FilmicSpline(
        (float) toeX,
        (float) shoulderX,
        (float) contrast,
        (float) (toeY - contrast * toeX),
        Part.of(p.shadows(), toeX, blackTarget, toeY, contrast),
        Part.of(p.highlights(), 1 - shoulderX, -whiteTarget, -shoulderY, contrast));
  }
}
