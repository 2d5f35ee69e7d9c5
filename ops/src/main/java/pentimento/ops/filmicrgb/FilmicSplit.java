package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;

/// Colour science of 2022: the curve on each channel, then hue taken from the scene, chroma not
/// above that of the scene, and the fit to the gamut.
record FilmicSplit(FilmicTone tone, FilmicGamut gamut) implements PointKernel {

  @Override
  public void apply(Run run) {
    int from = run.offset();
    int n = run.length();
    FilmicGamut.Ych scene = gamut.sceneColours(run);
    for (float[] plane : run.planes()) {
      float[] spare = run.scratch().floats(0, n);
      tone.encode(plane, from, spare, n, 0f);
      tone.display(spare, n, 0f, tone.white());
      System.arraycopy(spare, 0, plane, from, n);
    }
    float[] y = run.scratch().floats(0, n);
    float[] chroma = run.scratch().floats(1, n);
    gamut.luminanceAndChroma(run, y, chroma);
    float[] limit = scene.chroma();
    for (int i = 0; i < n; i++) chroma[i] = Math.min(chroma[i], limit[i]);
    gamut.map(run, scene, y, chroma);
  }
}
