package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;

/// Colour science of 2022: the curve on each channel, then hue taken from the scene, chroma not
/// above that of the scene, and the fit to the gamut.
record FilmicSplit(FilmicTone tone, FilmicGamut gamut) implements PointKernel {

  @Override
  public void apply(Run run) {
    int n = run.length();
    float[] r = run.take(0, 12);
    float[] g = run.take(1, 13);
    float[] b = run.take(2, 14);
    FilmicGamut.Ych scene = gamut.sceneColours(run, r, g, b);
    float[] spare = run.scratch().floats(0, n);
    display(r, spare, n);
    display(g, spare, n);
    display(b, spare, n);
    float[] y = run.scratch().floats(0, n);
    float[] chroma = run.scratch().floats(1, n);
    gamut.luminanceAndChroma(run, r, g, b, y, chroma);
    float[] limit = scene.chroma();
    for (int i = 0; i < n; i++) chroma[i] = Math.min(chroma[i], limit[i]);
    gamut.map(run, scene, y, chroma);
  }

  private void display(float[] v, float[] spare, int n) {
    tone.encode(v, 0, v, n, 0f);
    tone.display(v, spare, n, 0f, tone.white());
  }
}
