package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /// As Krita 5.1 converts between layers and images of different colour spaces: perceptual, with
  /// black point compensation, in LittleCMS's arithmetic. Round the results to the nearest code of
  /// `toDepth`.
  ///
  /// From integers to integers LittleCMS calculates a coarse table first, and so do we. It does not
  /// from nearly linear RGB in 16 bits, and Krita asks it not to when a profile has "linear" in its
  /// name. Making the table takes some ten milliseconds, so keep the transform.
  ///
  /// From a profile to itself, where only the depth changes, it goes through the profile all the
  /// same: sampled curves round, and tables of inks find other inks for the colour.
  public static ColourTransform asKrita(
      IccProfile from, SampleDepth fromDepth, IccProfile to, SampleDepth toDepth) {
    ColourTransform exact = of(from, to, Intent.PERCEPTUAL, true, Arithmetic.LITTLE_CMS);
    boolean integers = fromDepth != SampleDepth.FLOAT && toDepth != SampleDepth.FLOAT;
    if (!integers || exact.isIdentity() || isLinearByName(from) || isLinearByName(to)) return exact;
    if (fromDepth == SampleDepth.U16 && GammaEstimate.isNearlyLinear(from)) return exact;
    return new ColourTransform(
        Precalculation.of(exact.pipeline, from, fromDepth, to), exact.inputs, exact.outputs);
  }

  /// From a space to itself with another lightness: L* goes through a curve, as Krita's adjustments
  /// of brightness do it in LittleCMS's arithmetic.
  ///
  /// @param depth of the numbers on both sides
  /// @param lightness samples of the curve over L* 0 to 100, 0…1
  public static ColourTransform asKritaLightness(
      IccProfile profile, SampleDepth depth, float[] lightness) {
    List<Stage> stages = new ArrayList<>(ProfileStages.toConnection(profile, Intent.PERCEPTUAL));
    if (profile.connection() != ColourModel.LAB) stages.add(new LabStage(true));
    stages.add(MatrixStage.scaling(new double[] {0.01, 1, 1}, new double[3]));
    ToneCurve curve = new SampledCurve(lightness, true);
    stages.add(new CurveStage(List.of(curve, ParametricCurve.LINEAR, ParametricCurve.LINEAR)));
    stages.add(MatrixStage.scaling(new double[] {100, 1, 1}, new double[3]));
    if (profile.connection() != ColourModel.LAB) stages.add(new LabStage(false));
    stages.addAll(ProfileStages.fromConnection(profile, Intent.PERCEPTUAL));
    Pipeline pipeline = new Pipeline(stages).simplified(Arithmetic.LITTLE_CMS);
    boolean grid =
        switch (depth) {
          case U8 -> profile.model() != ColourModel.RGB;
          case U16 -> !GammaEstimate.isNearlyLinear(profile);
          case FLOAT -> false;
        };
    if (grid) pipeline = Precalculation.grid(pipeline, profile);
    return new ColourTransform(pipeline, profile.channels(), profile.channels());
  }

  private static boolean isLinearByName(IccProfile profile) {
    return profile.description().toLowerCase(Locale.ROOT).contains("linear");
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

  private static MatrixStage between(
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
