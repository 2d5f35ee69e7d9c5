package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.colour.RgbSpace;

/// Converts colours from one profile to another, in float, over planar runs.
///
/// Channels and their numbers are those of [ColourModel]. Safe for use by several threads. The same
/// input gives the same bits, wherever it lies in a run and on every machine.
public final class ColourTransform {

  private static final int BLOCK = 1024;

  private final Pipeline pipeline;
  private final int inputs;
  private final int outputs;
  private final int width;

  private ColourTransform(Pipeline pipeline, int inputs, int outputs) {
    this.pipeline = pipeline;
    this.inputs = inputs;
    this.outputs = outputs;
    this.width = pipeline.width(inputs, outputs);
  }

  /// The usual conversion of pictures: exact, with black point compensation unless the intent is
  /// absolute.
  public static ColourTransform of(IccProfile from, IccProfile to, Intent intent) {
    return of(from, to, intent, true, Arithmetic.EXACT);
  }

  /// @param intent taken from both profiles; where a profile has no table for it, its perceptual
  ///   one
  /// @param blackPointCompensation maps the darkest colour of one to that of the other; never for
  ///   absolute colorimetric, always for perceptual and saturation into v4 profiles (as LittleCMS)
  /// @throws pentimento.pixel.BadInput when a profile's tags are damaged or lack the direction
  public static ColourTransform of(
      IccProfile from,
      IccProfile to,
      Intent intent,
      boolean blackPointCompensation,
      Arithmetic arithmetic) {
    if (from.equals(to) && arithmetic == Arithmetic.EXACT) {
      return new ColourTransform(new Pipeline(List.of()), from.channels(), to.channels());
    }
    List<Stage> stages = new ArrayList<>(ProfileStages.toConnection(from, intent));
    if (from.connection() == ColourModel.LAB) stages.add(new LabStage(false));
    MatrixStage between = between(from, to, intent, blackPointCompensation);
    if (!isNegligible(between, arithmetic)) stages.add(between);
    if (to.connection() == ColourModel.LAB) stages.add(new LabStage(true));
    stages.addAll(ProfileStages.fromConnection(to, intent));
    return new ColourTransform(
        new Pipeline(stages).simplified(arithmetic), from.channels(), to.channels());
  }

  /// LittleCMS leaves out steps that change less than 0.002 in all; else whites that differ only by
  /// the rounding of a tag count as equal.
  private static boolean isNegligible(MatrixStage between, Arithmetic arithmetic) {
    double change = 0;
    for (int i = 0; i < 3; i++) {
      change += Math.abs(between.m()[4 * i] - 1) + Math.abs(between.offset()[i]) / 2;
    }
    return change < (arithmetic == Arithmetic.LITTLE_CMS ? 0.002 : 3e-5);
  }

  /// The step between the connection spaces, in XYZ.
  static MatrixStage between(
      IccProfile from, IccProfile to, Intent intent, boolean blackPointCompensation) {
    double[] scale = {1, 1, 1};
    if (intent == Intent.ABSOLUTE_COLORIMETRIC) {
      double[] a = from.mediaWhite();
      double[] b = to.mediaWhite();
      for (int i = 0; i < 3; i++) scale[i] = b[i] == 0 ? 1 : a[i] / b[i];
      return MatrixStage.scaling(scale, new double[3]);
    }
    boolean forced = intent != Intent.RELATIVE_COLORIMETRIC && to.majorVersion() >= 4;
    if (!blackPointCompensation && !forced) return MatrixStage.scaling(scale, new double[3]);
    return BlackPoint.compensation(
        BlackPoint.ofSource(from, intent), BlackPoint.ofDestination(to, intent));
  }

  /// From linear RGB of a space to a profile, and so on: see [StandardProfiles] for the spaces'
  /// profiles.
  public static ColourTransform of(RgbSpace from, IccProfile to, Intent intent) {
    return of(StandardProfiles.linear(from), to, intent);
  }

  public int inputs() {
    return inputs;
  }

  public int outputs() {
    return outputs;
  }

  /// Whether it changes nothing.
  public boolean isIdentity() {
    return pipeline.stages().isEmpty() && inputs == outputs;
  }

  /// Converts `length` colours. Input and output planes may be the same with the same offset;
  /// otherwise they must not overlap. Further planes, such as alpha, are left alone.
  public void apply(float[][] in, int inOffset, float[][] out, int outOffset, int length) {
    if (width <= outputs) {
      for (int c = 0; c < inputs; c++) {
        System.arraycopy(in[c], inOffset, out[c], outOffset, length);
      }
      for (int done = 0; done < length; done += BLOCK) {
        run(out, outOffset + done, Math.min(BLOCK, length - done));
      }
      return;
    }
    float[][] work = new float[width][Math.min(BLOCK, length)];
    for (int done = 0; done < length; done += BLOCK) {
      int n = Math.min(BLOCK, length - done);
      for (int c = 0; c < inputs; c++) System.arraycopy(in[c], inOffset + done, work[c], 0, n);
      run(work, 0, n);
      for (int c = 0; c < outputs; c++) System.arraycopy(work[c], 0, out[c], outOffset + done, n);
    }
  }

  private void run(float[][] planes, int offset, int length) {
    for (Stage stage : pipeline.stages()) stage.apply(planes, offset, length);
  }

  /// Converts one colour.
  public float[] apply(float... colour) {
    if (colour.length != inputs) {
      throw new IllegalArgumentException(inputs + " channels expected, not " + colour.length);
    }
    return pipeline.apply(colour);
  }
}
