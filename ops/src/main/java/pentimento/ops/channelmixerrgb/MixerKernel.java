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
    int n = run.length();
    float[] r = run.take(0, 3);
    float[] g = run.take(1, 4);
    float[] b = run.take(2, 5);
    float[] spare = run.scratch().floats(6, n);
    cut(r, g, b, n);
    if (bradford == null) Linear.matrix(xyzFromWorking, r, g, b, spare, 0, n);
    else bradford.apply(run.scratch(), xyzFromWorking, r, g, b, n);
    gamut.apply(run.scratch(), r, g, b, n);
    Linear.matrix(coneFromXyz, r, g, b, spare, 0, n);
    cut(r, g, b, n);
    if (saturation != null) {
      saturation.apply(r, g, b, n);
      cut(r, g, b, n);
    }
    if (grey != null) {
      float[] luminance = run.scratch().floats(0, n);
      Linear.dot(grey, r, g, b, luminance, n);
      Linear.floor(luminance, 0, n, 0f);
      for (int c = 0; c < 3; c++) run.put(c, luminance);
      return;
    }
    if (xyzFromCone != null) {
      Linear.matrix(xyzFromCone, r, g, b, spare, 0, n);
      cut(r, g, b, n);
      Linear.matrix(workingFromXyz, r, g, b, spare, 0, n);
      cut(r, g, b, n);
    }
    run.put(0, r);
    run.put(1, g);
    run.put(2, b);
  }

  private void cut(float[] r, float[] g, float[] b, int n) {
    if (!clip) return;
    Linear.floor(r, g, b, n, 0f);
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
