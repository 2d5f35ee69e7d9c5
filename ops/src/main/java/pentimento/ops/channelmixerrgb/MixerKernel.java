package pentimento.ops.channelmixerrgb;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.numeric.Linear;

/// The arithmetic of [ChannelMixerRgb] over runs.
///
/// @param clip whether negative light is cut on the way
/// @param xyzFromWorking adaptation and mix as one matrix, where they are linear
/// @param bradford the adaptation that is not; null where it is
/// @param gamut exponent of the pull towards white; 0 for none
/// @param coneFromXyz where saturation, lightness and grey are computed
/// @param xyzFromCone back from there; null where that space is working RGB
/// @param workingFromXyz the end
/// @param saturation factors and algorithm of saturation and lightness; null when they do nothing
/// @param grey factors of grey; null to keep colours
record MixerKernel(
    boolean clip,
    float[] xyzFromWorking,
    @Nullable NonLinearBradford bradford,
    GamutPull gamut,
    float[] coneFromXyz,
    float @Nullable [] xyzFromCone,
    float[] workingFromXyz,
    @Nullable ChannelSaturation saturation,
    float @Nullable [] grey)
    implements PointKernel {

  static MixerKernel of(ChannelMixerRgb p, Chromaticity light) {
    Matrix3 xyzFromWorking = RgbSpace.REC2020.xyzD50FromRgb();
    Matrix3 workingFromXyz = RgbSpace.REC2020.rgbFromXyzD50();
    Matrix3 mix =
        rows(
            normalized(p.red(), p.normalizeRed()),
            normalized(p.green(), p.normalizeGreen()),
            normalized(p.blue(), p.normalizeBlue()));
    float[] grey = normalized(p.grey(), p.normalizeGrey());
    boolean toGrey = grey[0] != 0 || grey[1] != 0 || grey[2] != 0;
    if (p.adaptation() == Adaptation.NONE && p.illuminant() != Illuminant.CAMERA) {
      return new MixerKernel(
          p.clip(),
          xyzFromWorking.times(mix).toFloats(),
          null,
          GamutPull.of(p),
          workingFromXyz.toFloats(),
          null,
          workingFromXyz.toFloats(),
          ChannelSaturation.of(p),
          toGrey ? grey : null);
    }
    // The camera's own balance is always adapted by CAT16.
    Adaptation adaptation = p.illuminant() == Illuminant.CAMERA ? Adaptation.CAT16 : p.adaptation();
    AdaptationSpace space = AdaptationSpace.of(adaptation);
    double[] from = space.coneFromXyz().times(light.xyz());
    double[] to = space.d50();
    Matrix3 cone = space.coneFromXyz().times(xyzFromWorking);
    Matrix3 adapt = Matrix3.diagonal(to[0] / from[0], to[1] / from[1], to[2] / from[2]);
    Matrix3 back = space.xyzFromCone();
    boolean linear = adaptation != Adaptation.NON_LINEAR_BRADFORD;
    return new MixerKernel(
        p.clip(),
        (linear ? back.times(mix).times(adapt).times(cone) : adapt.times(cone)).toFloats(),
        linear
            ? null
            : new NonLinearBradford(
                (float) StrictMath.pow(to[2] / from[2], 0.0834),
                (float) to[2],
                back.times(mix).toFloats()),
        GamutPull.of(p),
        space.coneFromXyz().toFloats(),
        back.toFloats(),
        workingFromXyz.toFloats(),
        ChannelSaturation.of(p),
        toGrey ? grey : null);
  }

  @Override
  public void apply(Run run) {
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    int from = run.offset();
    int to = run.end();
    if (clip) cut(r, g, b, from, to);
    if (bradford == null) Linear.matrix(xyzFromWorking, r, g, b, from, to);
    else bradford.apply(run, xyzFromWorking);
    gamut.apply(run);
    Linear.matrix(coneFromXyz, r, g, b, from, to);
    if (clip) cut(r, g, b, from, to);
    if (saturation != null) {
      saturation.apply(r, g, b, from, to);
      if (clip) cut(r, g, b, from, to);
    }
    if (grey != null) {
      toGrey(grey, r, g, b, from, to);
      return;
    }
    if (xyzFromCone == null) return;
    Linear.matrix(xyzFromCone, r, g, b, from, to);
    if (clip) cut(r, g, b, from, to);
    Linear.matrix(workingFromXyz, r, g, b, from, to);
    if (clip) cut(r, g, b, from, to);
  }

  private static void cut(float[] r, float[] g, float[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      r[i] = Math.max(r[i], 0f);
      g[i] = Math.max(g[i], 0f);
      b[i] = Math.max(b[i], 0f);
    }
  }

  private static void toGrey(float[] share, float[] r, float[] g, float[] b, int from, int to) {
    float x = share[0];
    float y = share[1];
    float z = share[2];
    for (int i = from; i < to; i++) {
      float v = Math.max(x * r[i] + y * g[i] + z * b[i], 0f);
      r[i] = v;
      g[i] = v;
      b[i] = v;
    }
  }

  private static float[] normalized(float[] v, boolean normalize) {
    float sum = v[0] + v[1] + v[2];
    if (!normalize || sum == 0) return v.clone();
    return new float[] {v[0] / sum, v[1] / sum, v[2] / sum};
  }

  private static Matrix3 rows(float[] a, float[] b, float[] c) {
    return Matrix3.of(a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]);
  }
}
