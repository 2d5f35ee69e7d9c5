package pentimento.pixel.colour.icc;

import java.util.Locale;

/// Converts colours as Krita 5.1 does between layers and images of different colour spaces: through
/// LittleCMS 2.14, perceptual, with black point compensation, to the last bit of its arithmetic.
///
/// Numbers on either side are LittleCMS's encodings: device numbers 0…1 (float RGB beyond them), L*
/// / 100, (a* + 128) / 255 and (b* + 128) / 255, XYZ / (1 + 32767/32768). Integers are given as
/// code / 255 or code / 65535, and come back as 16-bit codes / 65535.
///
/// From integers to integers LittleCMS calculates a coarse table first, and so do we. It does not
/// from nearly linear RGB in 16 bits, and Krita asks it not to when a profile has "linear" in its
/// name. From float to integers every colour is rounded to 16 bits first; towards float nothing is,
/// but in tables and sampled curves.
///
/// From a profile to itself, where only the depth changes, it goes through the profile all the
/// same: sampled curves round, and tables of inks find other inks for the colour. Making a
/// conversion takes some ten milliseconds, so keep it. Safe for use by several threads.
public final class KritaConversion {

  private static final int BLOCK = 1024;

  private final Pipeline pipeline;
  private final int inputs;
  private final int outputs;
  private final boolean words;

  private KritaConversion(Pipeline pipeline, int inputs, int outputs, boolean words) {
    this.pipeline = pipeline;
    this.inputs = inputs;
    this.outputs = outputs;
    this.words = words;
  }

  /// @throws pentimento.pixel.BadInput when a profile's tags are damaged or lack the direction
  public static KritaConversion of(
      IccProfile from, SampleDepth fromDepth, IccProfile to, SampleDepth toDepth) {
    boolean named = isLinearByName(from) || isLinearByName(to);
    return of(from, fromDepth, to, toDepth, named);
  }

  /// To colours of the screen in 8 bits: here no table is made from linear RGB or gray, of any
  /// depth.
  public static KritaConversion toScreen(IccProfile from, SampleDepth fromDepth) {
    boolean linear = isLinearByName(from) || GammaEstimate.isLinear(from);
    return of(from, fromDepth, StandardProfiles.LITTLECMS_SRGB, SampleDepth.U8, linear);
  }

  /// From colours of the screen in 8 bits: here Krita lets LittleCMS calculate a table whatever the
  /// profile's name is.
  public static KritaConversion ofScreen(IccProfile to, SampleDepth toDepth) {
    return of(StandardProfiles.LITTLECMS_SRGB, SampleDepth.U8, to, toDepth, false);
  }

  private static KritaConversion of(
      IccProfile from, SampleDepth fromDepth, IccProfile to, SampleDepth toDepth, boolean asItIs) {
    Pipeline exact = LittleCmsLink.of(from, to, Intent.PERCEPTUAL, true);
    boolean integers = fromDepth != SampleDepth.FLOAT && toDepth != SampleDepth.FLOAT;
    boolean untouched =
        asItIs
            || !integers
            || exact.stages().isEmpty()
            || fromDepth == SampleDepth.U16 && GammaEstimate.isNearlyLinear(from);
    return new KritaConversion(
        untouched ? exact : Precalculation.of(exact, from, fromDepth, to),
        from.channels(),
        to.channels(),
        toDepth != SampleDepth.FLOAT);
  }

  /// From a space to itself with another lightness: L* goes through a curve, as in Krita's
  /// adjustments of brightness.
  ///
  /// @param depth of the numbers on both sides
  /// @param lightness samples of the curve over L* 0 to 100, 0…1
  public static KritaConversion ofLightness(
      IccProfile profile, SampleDepth depth, float[] lightness) {
    Pipeline pipeline = LittleCmsLink.ofLightness(profile, new SampledCurve(lightness, true));
    boolean grid =
        switch (depth) {
          case U8 -> profile.model() != ColourModel.RGB;
          case U16 -> !GammaEstimate.isNearlyLinear(profile);
          case FLOAT -> false;
        };
    if (grid) pipeline = Precalculation.grid(pipeline, profile);
    int n = profile.channels();
    return new KritaConversion(pipeline, n, n, depth != SampleDepth.FLOAT);
  }

  private static boolean isLinearByName(IccProfile profile) {
    return profile.description().toLowerCase(Locale.ROOT).contains("linear");
  }

  /// Converts `length` colours in place. There must be as many planes as the larger side has
  /// channels.
  public void apply(float[][] planes, int offset, int length) {
    int width = pipeline.width(inputs, outputs);
    float[][] work = new float[width][Math.min(BLOCK, length)];
    for (int done = 0; done < length; done += BLOCK) {
      int n = Math.min(BLOCK, length - done);
      for (int c = 0; c < inputs; c++) {
        System.arraycopy(planes[c], offset + done, work[c], 0, n);
        if (words) round(work[c], n);
      }
      for (Stage stage : pipeline.stages()) stage.apply(work, 0, n);
      for (int c = 0; c < outputs; c++) {
        if (words) round(work[c], n);
        System.arraycopy(work[c], 0, planes[c], offset + done, n);
      }
    }
  }

  /// A number of 16-bit codes rounded as LittleCMS does.
  public static int word(double codes) {
    return SampledCurve.saturated(codes);
  }

  private static void round(float[] samples, int length) {
    for (int i = 0; i < length; i++) samples[i] = SampledCurve.word(samples[i]) / 65535f;
  }
}
