package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;

/// Steps one after the other, with matrices that follow one another made one and steps that do
/// nothing left out.
record Pipeline(List<Stage> stages) {

  static Pipeline of(List<Stage> stages) {
    return new Pipeline(stages);
  }

  static Pipeline of(List<Stage> first, List<Stage> second) {
    List<Stage> all = new ArrayList<>(first);
    all.addAll(second);
    return new Pipeline(all);
  }

  /// Goes on to L*a*b* where the profile's connection space is XYZ.
  Pipeline toLab(IccProfile profile) {
    if (profile.connection() == ColourModel.LAB) return this;
    return of(stages, List.of(new LabStage(true)));
  }

  /// Starts from L*a*b* where the profile's connection space is XYZ.
  Pipeline fromLab(IccProfile profile) {
    if (profile.connection() == ColourModel.LAB) return this;
    return of(List.of(new LabStage(false)), stages);
  }

  Pipeline simplified(Arithmetic arithmetic) {
    List<Stage> result = new ArrayList<>();
    for (Stage stage : stages) {
      switch (stage) {
        case CurveStage c -> {
          if (!c.isIdentity() || arithmetic == Arithmetic.LITTLE_CMS && !c.isLinear()) {
            result.add(c.in(arithmetic));
          }
        }
        case ClutStage c -> result.add(c.in(arithmetic));
        case FixedPointStage _, DoubleMatrixStage _, EncodedLabStage _ -> result.add(stage);
        case MatrixStage m -> {
          MatrixStage joined = m;
          if (!result.isEmpty() && result.getLast() instanceof MatrixStage before) {
            result.removeLast();
            joined = m.after(before);
          }
          if (!joined.isIdentity()) result.add(joined);
        }
        case LabStage l -> {
          if (!result.isEmpty()
              && result.getLast() instanceof LabStage before
              && before.toLab() != l.toLab()) {
            result.removeLast();
          } else {
            result.add(l);
          }
        }
      }
    }
    return new Pipeline(List.copyOf(result));
  }

  int width(int inputs, int outputs) {
    int width = Math.max(inputs, outputs);
    for (Stage stage : stages) width = Math.max(width, Math.max(stage.inputs(), stage.outputs()));
    return width;
  }

  /// One colour.
  float[] apply(float... in) {
    int outputs = stages.isEmpty() ? in.length : stages.getLast().outputs();
    float[][] planes = new float[width(in.length, outputs)][1];
    for (int c = 0; c < in.length; c++) planes[c][0] = in[c];
    for (Stage stage : stages) stage.apply(planes, 0, 1);
    float[] out = new float[outputs];
    for (int c = 0; c < outputs; c++) out[c] = planes[c][0];
    return out;
  }
}
