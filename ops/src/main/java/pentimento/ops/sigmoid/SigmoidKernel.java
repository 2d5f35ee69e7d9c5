package pentimento.ops.sigmoid;

import pentimento.pipe.Run;
import pentimento.pixel.numeric.Powers;

/// The arithmetic of [Sigmoid] over runs.
final class SigmoidKernel {

  /*
   * Choices are made by arithmetic, not by branches: a condition becomes a factor of 0 or 1, see `step`. The JIT
   * turns such loops into vector code; one branch in a loop and it does not.
   */

  /// Beyond this the curve has reached white to the last bit.
  private static final float BRIGHTEST = 1e30f;

  private final SigmoidCurve curve;
  private final float hue;

  /// @param hue how far hues are restored, 0 to 1
  SigmoidKernel(SigmoidCurve curve, float hue) {
    this.curve = curve;
    this.hue = hue;
  }

  /// The curve on each channel, then the middle channel moved to where the hue wants it.
  void perChannel(Run run) {
    int from = run.offset();
    int n = run.length();
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    desaturateNegatives(r, g, b, from, run.end());
    if (hue <= 0) {
      for (float[] plane : run.planes()) curve(plane, from, plane, from, n);
      return;
    }
    float[] mappedR = run.scratch().floats(0, n);
    float[] mappedG = run.scratch().floats(1, n);
    float[] mappedB = run.scratch().floats(2, n);
    curve(r, from, mappedR, 0, n);
    curve(g, from, mappedG, 0, n);
    curve(b, from, mappedB, 0, n);
    restoreHue(r, g, b, from, mappedR, mappedG, mappedB, n, hue);
  }

  /// The curve on the mean; colours keep their ratios as far as black and white allow.
  void rgbRatio(Run run) {
    int from = run.offset();
    int n = run.length();
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    desaturateNegatives(r, g, b, from, run.end());
    float[] mean = run.scratch().floats(0, n);
    float[] mapped = run.scratch().floats(1, n);
    for (int i = 0; i < n; i++) mean[i] = (r[from + i] + g[from + i] + b[from + i]) / 3f;
    curve(mean, 0, mapped, 0, n);
    float white = curve.white();
    float black = curve.black();
    for (int i = 0, k = from; i < n; i++, k++) {
      float m = mapped[i];
      float ratio = mean[i] > 1e-9f ? m / mean[i] : 0f;
      float rest = mean[i] > 1e-9f ? 0f : m;
      float preR = ratio * r[k] + rest;
      float preG = ratio * g[k] + rest;
      float preB = ratio * b[k] + rest;
      float max = Math.max(preR, Math.max(preG, preB));
      float min = Math.min(preR, Math.min(preG, preB));
      // How far saturation may grow before a channel meets white or black, and a smooth way there.
      float epsilon = 1e-6f;
      float toWhite = (white - m) / (max - m + epsilon);
      float toBlack = (black - m) / (min - m - epsilon);
      float d = Math.min(toWhite, toBlack);
      float chroma = (m - min) / (m + epsilon);
      float adjust = 1f / (chroma * d + epsilon);
      float h = 2f * chroma / (1f - chroma * chroma + epsilon) * adjust;
      float z = (float) Math.sqrt(h * h + 1f);
      float f = h / (1f + z) * d;
      r[k] = m + f * (preR - m);
      g[k] = m + f * (preG - m);
      b[k] = m + f * (preB - m);
    }
  }

  /// `S` of samples that are not negative.
  private void curve(float[] in, int inFrom, float[] out, int outFrom, int n) {
    float fog = curve.fog();
    for (int i = 0; i < n; i++) out[outFrom + i] = in[inFrom + i] + fog;
    Powers.pow(out, outFrom, out, outFrom, n, curve.filmPower());
    float exposure = curve.paperExposure();
    float white = curve.white();
    if (curve.paperPower() == 1f) {
      for (int i = outFrom; i < outFrom + n; i++) {
        float f = Math.min(out[i], BRIGHTEST);
        out[i] = white * (f / (exposure + f));
      }
    } else {
      for (int i = outFrom; i < outFrom + n; i++) {
        float f = Math.min(out[i], BRIGHTEST);
        out[i] = f / (exposure + f);
      }
      Powers.pow(out, outFrom, out, outFrom, n, curve.paperPower());
      for (int i = outFrom; i < outFrom + n; i++) out[i] = white * out[i];
    }
  }

  /// Moves colours with a negative channel towards their mean until none is negative.
  private static void desaturateNegatives(float[] r, float[] g, float[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      float mean = Math.max((r[i] + g[i] + b[i]) / 3f, 0f);
      float negative = Math.min(Math.min(r[i], Math.min(g[i], b[i])), 0f);
      // 1 where nothing is negative, so that those pixels keep every bit.
      float keep = mean / Math.max(mean - negative, Float.MIN_NORMAL);
      float rest = (1f - keep) * mean;
      r[i] = Math.max(keep * r[i] + rest, 0f);
      g[i] = Math.max(keep * g[i] + rest, 0f);
      b[i] = Math.max(keep * b[i] + rest, 0f);
    }
  }

  /// Replaces light by display values whose hue is nearer to that of the light.
  ///
  /// The channel between the other two is moved towards where it stood between them before the
  /// curve; the lowest or the highest gives way so that the energy stays between that of both.
  private static void restoreHue(
      float[] r,
      float[] g,
      float[] b,
      int from,
      float[] mappedR,
      float[] mappedG,
      float[] mappedB,
      int n,
      float p) {
    for (int i = 0, k = from; i < n; i++, k++) {
      float lr = r[k];
      float lg = g[k];
      float lb = b[k];
      float dr = mappedR[i];
      float dg = mappedG[i];
      float db = mappedB[i];

      // Sorted light and, since the curve rises everywhere, display values sorted alike.
      float lMax = Math.max(lr, Math.max(lg, lb));
      float lMin = Math.min(lr, Math.min(lg, lb));
      float lMid = Math.max(Math.min(lr, lg), Math.min(Math.max(lr, lg), lb));
      float max = Math.max(dr, Math.max(dg, db));
      float min = Math.min(dr, Math.min(dg, db));
      float mid = Math.max(Math.min(dr, dg), Math.min(Math.max(dr, dg), db));

      // Where the middle would stand with the hue kept, and the energy to aim at.
      float share = (lMid - lMin) / Math.max(lMax - lMin, 1e-9f);
      float full = min + (max - min) * share;
      float naive = (1f - p) * mid + p * full;
      float energy = dr + dg + db;
      float naiveEnergy = min + naive + max;
      float blend = 2f * lMin / Math.max(lMin + lMid, Float.MIN_NORMAL);
      float target = blend * energy + (1f - blend) * naiveEnergy;

      // The middle goes down and the lowest gives way, or it goes up and the highest does.
      float downMid =
          ((1f - p) * mid + p * (share * max + (1f - share) * (target - max)))
              / (1f + p * (1f - share));
      float downMin = target - max - downMid;
      float upMid =
          ((1f - p) * mid + p * (min * (1f - share) + share * (target - min))) / (1f + p * share);
      float upMax = target - min - upMid;
      float up = step(naive - mid);
      float changed = step(lMid - lMin - 1e-9f);
      float moveMin = changed * (1f - up) * (downMin - min);
      float moveMid = changed * ((1f - up) * (downMid - mid) + up * (upMid - mid));
      float moveMax = changed * up * (upMax - max);

      // Each channel takes the move of the place it had.
      float rHigh = step(lr - lMid);
      float rLow = step(lMid - lr);
      float gHigh = step(lg - lMid);
      float gLow = step(lMid - lg);
      float bHigh = step(lb - lMid);
      float bLow = step(lMid - lb);
      r[k] = dr + (rHigh * moveMax + rLow * moveMin + (1f - rHigh - rLow) * moveMid);
      g[k] = dg + (gHigh * moveMax + gLow * moveMin + (1f - gHigh - gLow) * moveMid);
      b[k] = db + (bHigh * moveMax + bLow * moveMin + (1f - bHigh - bLow) * moveMid);
    }
  }

  /// 1 above 0, otherwise 0.
  private static float step(float x) {
    return Math.min(Math.max(x * 1e38f, 0f), 1f);
  }
}
