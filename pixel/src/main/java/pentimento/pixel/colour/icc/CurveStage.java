package pentimento.pixel.colour.icc;

import java.util.List;

/// A curve per channel.
record CurveStage(List<ToneCurve> curves) implements Stage {

  @Override
  public int inputs() {
    return curves.size();
  }

  @Override
  public int outputs() {
    return curves.size();
  }

  @Override
  public void apply(float[][] planes, int offset, int length) {
    for (int c = 0; c < curves.size(); c++) curves.get(c).apply(planes[c], offset, length);
  }

  CurveStage inverse() {
    return new CurveStage(curves.stream().map(ToneCurve::inverse).toList());
  }

  CurveStage in(Arithmetic arithmetic) {
    return new CurveStage(curves.stream().map(c -> c.in(arithmetic)).toList());
  }

  boolean isIdentity() {
    return curves.stream().allMatch(ToneCurve::isIdentity);
  }

  /// Whether every curve is the formula `y = x`, which rounds nothing.
  boolean isLinear() {
    return curves.stream().allMatch(c -> c instanceof ParametricCurve && c.isIdentity());
  }
}
