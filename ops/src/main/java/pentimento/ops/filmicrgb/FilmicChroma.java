package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;

/// Colour science of 2022: the curve on a norm of the pixel, whose colours keep their ratios, then
/// the fit to the gamut.
record FilmicChroma(FilmicTone tone, FilmicNorm norm, FilmicGamut gamut) implements PointKernel {

  @Override
  public void apply(Run run) {
    int from = run.offset();
    int n = run.length();
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    float[] light = run.scratch().floats(0, n);
    float[] display = run.scratch().floats(1, n);
    norm.apply(r, g, b, from, light, n);
    float darkest = tone.darkest();
    float brightest = tone.brightest();
    for (int i = 0; i < n; i++) light[i] = Math.min(Math.max(light[i], darkest), brightest);
    tone.encode(light, 0, display, n, 0f);
    tone.display(display, n, tone.black(), tone.white());

    // Scaling a pixel changes neither hue nor chroma of Ych, so only its luminance goes on.
    FilmicGamut.Ych scene = gamut.sceneColours(run);
    float[] y = run.scratch().floats(0, n);
    for (int i = 0; i < n; i++) y[i] = scene.luminance()[i] * (display[i] / light[i]);
    gamut.map(run, scene, y, scene.chroma());
  }
}
