package pentimento.darktable.conform;

import pentimento.pixel.colour.CieLab;
import pentimento.pixel.colour.DeltaE2000;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;

/// A measure of how much two pixels differ.
public enum Measure {
  /// CIEDE2000 of sRGB-encoded colours, cut to 0 to 1 as a screen does.
  DELTA_E_2000 {
    @Override
    void fill(float[][] a, float[][] b, int from, int to, float[] out) {
      float[][] labA = lab(a, from, to);
      float[][] labB = lab(b, from, to);
      for (int i = 0; i < to - from; i++) {
        boolean equal =
            labA[0][i] == labB[0][i] && labA[1][i] == labB[1][i] && labA[2][i] == labB[2][i];
        if (!equal) {
          DeltaE2000.of(labA, i, labB, i, out, from + i, 1);
        }
      }
    }
  },

  /// The largest of the channels' absolute differences.
  ABSOLUTE {
    @Override
    void fill(float[][] a, float[][] b, int from, int to, float[] out) {
      for (int i = from; i < to; i++) {
        float most = 0;
        for (int c = 0; c < a.length; c++) most = worse(most, Math.abs(a[c][i] - b[c][i]));
        out[i] = most;
      }
    }
  },

  /// The largest of the channels' differences, divided by the second picture's value or 0.001,
  /// whichever is larger.
  RELATIVE {
    @Override
    void fill(float[][] a, float[][] b, int from, int to, float[] out) {
      for (int i = from; i < to; i++) {
        float most = 0;
        for (int c = 0; c < a.length; c++) {
          most = worse(most, Math.abs(a[c][i] - b[c][i]) / Math.max(Math.abs(b[c][i]), FLOOR));
        }
        out[i] = most;
      }
    }
  };

  private static final float FLOOR = 1e-3f;

  /// Fills `out` from `from` to `to` with the differences of the samples there.
  abstract void fill(float[][] a, float[][] b, int from, int to, float[] out);

  private static float worse(float most, float next) {
    return next > most || Float.isNaN(next) ? next : most;
  }

  private static float[][] lab(float[][] rgb, int from, int to) {
    int n = to - from;
    float[][] planes = new float[3][n];
    float[] spare = new float[n];
    for (int c = 0; c < 3; c++) {
      float[] plane = rgb.length == 1 ? rgb[0] : rgb[c];
      for (int i = 0; i < n; i++) planes[c][i] = Math.clamp(plane[from + i], 0f, 1f);
      TransferFunction.SRGB.decode(planes[c], spare, n);
    }
    float[] m = RgbSpace.SRGB.xyzD50FromRgb().toFloats();
    for (int i = 0; i < n; i++) {
      float r = planes[0][i];
      float g = planes[1][i];
      float b = planes[2][i];
      planes[0][i] = m[0] * r + m[1] * g + m[2] * b;
      planes[1][i] = m[3] * r + m[4] * g + m[5] * b;
      planes[2][i] = m[6] * r + m[7] * g + m[8] * b;
    }
    float[][] lab = new float[3][n];
    CieLab.D50.fromXyz(planes, lab, 0, n);
    return lab;
  }
}
