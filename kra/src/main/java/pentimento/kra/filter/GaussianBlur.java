package pentimento.kra.filter;

import pentimento.kra.PixelFormat;
import pentimento.pixel.Planes;

/// `gaussian blur`: a horizontal and a vertical pass with `σ = 0.3 · radius + 0.3` over
/// premultiplied colours; the picture's edge pixels repeat outside it.
///
/// @param horizontal radius in pixels
/// @param vertical radius in pixels
record GaussianBlur(double horizontal, double vertical) implements AreaFilter {

  @Override
  public Planes apply(Planes picture, PixelFormat format) {
    Planes blurred = pass(pass(picture, kernel(horizontal), true), kernel(vertical), false);
    ConvolvedSamples samples = ConvolvedSamples.of(format);
    int last = blurred.channels() - 1;
    float[] alpha = blurred.plane(last);
    for (int c = 0; c < last; c++) {
      float[] plane = blurred.plane(c);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = alpha[i] > samples.least() ? samples.stored(plane[i]) : 0;
      }
    }
    for (int i = 0; i < alpha.length; i++) alpha[i] = samples.stored(alpha[i]);
    return blurred;
  }

  /// Half of a symmetric kernel, its middle first.
  private static double[] kernel(double radius) {
    double sigma = 0.3 * Math.max(radius, 0) + 0.3;
    int half = 3 * (int) Math.ceil(sigma);
    double[] weights = new double[half + 1];
    double sum = 0;
    for (int i = 0; i <= half; i++) {
      weights[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
      sum += i == 0 ? weights[i] : 2 * weights[i];
    }
    for (int i = 0; i <= half; i++) weights[i] /= sum;
    return weights;
  }

  private static Planes pass(Planes picture, double[] kernel, boolean across) {
    int alpha = picture.channels() - 1;
    int width = picture.width();
    int height = picture.height();
    Planes out = Planes.allocate(picture.rect(), picture.channels());
    int length = across ? width : height;
    int lines = across ? height : width;
    int stride = across ? 1 : width;
    double[] line = new double[length];
    double[] weight = new double[length];
    double[] result = new double[length];
    double[] resultWeight = new double[length];
    for (int l = 0; l < lines; l++) {
      int from = across ? l * width : l;
      for (int i = 0; i < length; i++) weight[i] = picture.plane(alpha)[from + i * stride];
      convolve(weight, kernel, resultWeight);
      for (int c = 0; c < alpha; c++) {
        for (int i = 0; i < length; i++) {
          line[i] = picture.plane(c)[from + i * stride] * weight[i];
        }
        convolve(line, kernel, result);
        for (int i = 0; i < length; i++) {
          double v = resultWeight[i] > 0 ? result[i] / resultWeight[i] : 0;
          out.plane(c)[from + i * stride] = (float) v;
        }
      }
      for (int i = 0; i < length; i++) {
        out.plane(alpha)[from + i * stride] = (float) resultWeight[i];
      }
    }
    return out;
  }

  private static void convolve(double[] line, double[] kernel, double[] out) {
    int last = line.length - 1;
    for (int i = 0; i <= last; i++) {
      double sum = line[i] * kernel[0];
      for (int k = 1; k < kernel.length; k++) {
        sum += (line[Math.max(i - k, 0)] + line[Math.min(i + k, last)]) * kernel[k];
      }
      out[i] = sum;
    }
  }
}
