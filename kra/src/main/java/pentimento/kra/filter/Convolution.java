package pentimento.kra.filter;

import pentimento.pixel.Planes;

/// A picture under a kernel: colours are premultiplied, the picture's edge pixels repeat outside
/// it.
///
/// @param weights row by row, `width · height` of them, odd sides, sum 1
record Convolution(int width, int height, double[] weights) {

  Planes apply(Planes picture, ConvolvedSamples samples) {
    int alpha = picture.channels() - 1;
    int w = picture.width();
    int h = picture.height();
    Planes out = Planes.allocate(picture.rect(), picture.channels());
    double[] weight = new double[w * h];
    double[] sum = new double[w * h];
    double[] colour = new double[w * h];
    for (int i = 0; i < weight.length; i++) weight[i] = picture.plane(alpha)[i];
    sum(weight, w, h, sum);
    for (int c = 0; c < alpha; c++) {
      float[] from = picture.plane(c);
      for (int i = 0; i < weight.length; i++) colour[i] = from[i] * weight[i];
      double[] blurred = new double[w * h];
      sum(colour, w, h, blurred);
      float[] to = out.plane(c);
      for (int i = 0; i < to.length; i++) to[i] = samples.colour(blurred[i], sum[i]);
    }
    float[] to = out.plane(alpha);
    for (int i = 0; i < to.length; i++) to[i] = samples.stored(sum[i]);
    return out;
  }

  private void sum(double[] in, int w, int h, double[] out) {
    for (int ky = 0; ky < height; ky++) {
      for (int kx = 0; kx < width; kx++) {
        double k = weights[ky * width + kx];
        if (k == 0) continue;
        int dx = kx - width / 2;
        int dy = ky - height / 2;
        for (int y = 0; y < h; y++) {
          int row = Math.clamp(y + dy, 0, h - 1) * w;
          int at = y * w;
          for (int x = 0; x < w; x++) out[at + x] += k * in[row + Math.clamp(x + dx, 0, w - 1)];
        }
      }
    }
  }
}
