package pentimento.pixel.colour.icc;

import pentimento.pixel.colour.CieLab;

/// Between XYZ (white D50, Y = 1) and L*a*b*, both in their own units.
record LabStage(boolean toLab) implements Stage {

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public void apply(float[][] planes, int offset, int length) {
    if (toLab) CieLab.D50.fromXyz(planes, planes, offset, length);
    else CieLab.D50.toXyz(planes, planes, offset, length);
  }
}
