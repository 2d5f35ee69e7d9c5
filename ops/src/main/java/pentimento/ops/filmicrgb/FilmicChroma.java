package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;
import pentimento.pixel.numeric.Linear;

/// Colour science of 2022: the curve on a norm of the pixel, whose colours keep their ratios, then
/// the fit to the gamut.
record FilmicChroma(FilmicTone tone, FilmicNorm norm, FilmicGamut gamut) implements PointKernel {

  @Override
  public void apply(Run run) {
    int n = run.length();
    float[] r = run.take(0, 12);
    float[] g = run.take(1, 13);
    float[] b = run.take(2, 14);
    float[] light = run.scratch().floats(0, n);
    float[] display = run.scratch().floats(1, n);
    norm.apply(r, g, b, light, n);
    Linear.clamp(light, 0, n, tone.darkest(), tone.brightest());
    tone.encode(light, 0, display, n, 0f);
    tone.display(display, run.scratch().floats(2, n), n, tone.black(), tone.white());

    // Scaling a pixel changes neither hue nor chroma of Ych, so only its luminance goes on.
    FilmicGamut.Ych scene = gamut.sceneColours(run, r, g, b);
    scale(scene.luminance(), display, light, n);
    gamut.map(run, scene, light, scene.chroma());
  }

  /// `light = luminance · (display / light)`.
  private static void scale(float[] luminance, float[] display, float[] light, int n) {
    for (int i = 0; i < n; i++) light[i] = luminance[i] * (display[i] / light[i]);
  }
}
