package pentimento.pixel.colour.icc;

/// Reads the curve types `curv` and `para`.
final class CurveReader {

  /// The curve, and the bytes it takes including its own header.
  record Read(ToneCurve curve, int size) {}

  private CurveReader() {}

  static Read read(IccBytes in) {
    return switch (in.ascii(0, 4)) {
      case "curv" -> sampled(in);
      case "para" -> parametric(in);
      default ->
          throw in.bad(0, "has the type '" + in.ascii(0, 4) + "'; 'curv' or 'para' expected");
    };
  }

  private static Read sampled(IccBytes in) {
    long count = in.u32(8);
    in.require(12, count, 2);
    if (count == 0) return new Read(ParametricCurve.LINEAR, 12);
    if (count == 1) return new Read(ParametricCurve.gamma(in.u16(12) / 256.0), 14);
    return new Read(table16(in, 12, (int) count), 12 + 2 * (int) count);
  }

  static SampledCurve table16(IccBytes in, int offset, int count) {
    in.require(offset, count, 2);
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) samples[i] = in.u16(offset + 2 * i) / 65535f;
    return new SampledCurve(samples, false);
  }

  private static Read parametric(IccBytes in) {
    int type = in.u16(8);
    int constants =
        switch (type) {
          case 0 -> 1;
          case 1 -> 3;
          case 2 -> 4;
          case 3 -> 5;
          case 4 -> 7;
          default -> throw in.bad(8, "has the unknown function type " + type);
        };
    in.require(12, constants, 4);
    double[] v = new double[7];
    for (int i = 0; i < constants; i++) v[i] = in.fixed(12 + 4 * i);
    if (v[0] <= 0) throw in.bad(12, "has the exponent " + v[0] + "; more than 0 expected");
    if (type >= 1 && v[1] == 0) throw in.bad(16, "has a slope of 0");
    ToneCurve curve =
        switch (type) {
          case 0 -> ParametricCurve.gamma(v[0]);
          case 1 -> new ParametricCurve(v[0], v[1], v[2], 0, -v[2] / v[1], 0, 0, false, false);
          case 2 ->
              new ParametricCurve(v[0], v[1], v[2], 0, -v[2] / v[1], v[3], v[3], false, false);
          case 3 -> ParametricCurve.withLinearPart(v[0], v[1], v[2], v[3], v[4]);
          default -> new ParametricCurve(v[0], v[1], v[2], v[3], v[4], v[5], v[6], false, false);
        };
    return new Read(curve, 12 + 4 * constants);
  }
}
