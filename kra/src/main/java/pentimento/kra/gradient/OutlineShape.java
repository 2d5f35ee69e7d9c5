package pentimento.kra.gradient;

/// Krita's shape that follows the outline of what is filled, here of the whole picture: 0 at its
/// edge, 1 in its middle. Krita takes samples of it and a spline through them.
final class OutlineShape {

  /// Nearer than that to a side all is as near.
  private static final double NEAREST = Math.sqrt(0.5);

  private final int width;
  private final int height;
  private final float perColumn;
  private final float perRow;
  private final float[][] coefficients;

  /// @param width in pixels, at least 1
  /// @param height in pixels, at least 1
  OutlineShape(int width, int height) {
    this.width = width;
    this.height = height;
    double step = Math.min(8, Math.max(0.01 * Math.max(width, height), 2));
    int columns = Math.max(2, (int) Math.ceil(width / step));
    int rows = Math.max(2, (int) Math.ceil(height / step));
    double least = extreme(false);
    double scale = 1 / (extreme(true) - least);
    float columnStep = (float) width / (columns - 1);
    float rowStep = (float) height / (rows - 1);
    float[][] samples = new float[columns][rows];
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < rows; j++) {
        float x = columnStep * i;
        float y = rowStep * j;
        boolean inside = x < width && y < height;
        samples[i][j] = inside ? (float) ((depth(x, y) - least) * scale) : 0;
      }
    }
    perColumn = (float) ((columns - 1) / (double) width);
    perRow = (float) ((rows - 1) / (double) height);
    coefficients = spline(samples);
  }

  /// The value at a pixel of the picture, about 0..1; beside it that at its edge.
  double at(double x, double y) {
    float u = (float) Math.clamp(x, 0, width - 1) * perColumn;
    float v = (float) Math.clamp(y, 0, height - 1) * perRow;
    float[] a = weights(u - (int) u);
    float[] b = weights(v - (int) v);
    float sum = 0;
    for (int i = 0; i < 4; i++) {
      float[] c = coefficients[(int) u + i];
      int j = (int) v;
      sum += a[i] * (c[j] * b[0] + c[j + 1] * b[1] + c[j + 2] * b[2] + c[j + 3] * b[3]);
    }
    return sum;
  }

  /// The largest or smallest depth that Krita finds. It looks from the best of 16 places on, also
  /// beside the picture, where depths have no end: then the place's own is taken, or 0.
  private double extreme(boolean largest) {
    // Of pictures narrower than that Krita takes no samples.
    if (width / 5.0 < 0.3 || height / 5.0 < 0.3) return largest ? 1 : 0;
    double bestX = 0;
    double bestY = 0;
    double best = largest ? 0 : Double.MAX_VALUE;
    for (double y = height / 5.0; y < height - 1e-3; y += height / 5.0) {
      for (double x = width / 5.0; x < width - 1e-3; x += width / 5.0) {
        double depth = depth(x, y);
        if (largest ? depth <= best : depth >= best) continue;
        best = depth;
        bestX = x;
        bestY = y;
      }
    }
    double found =
        SimplexSearch.least((x, y) -> largest ? 1 / depth(x, y) : depth(x, y), bestX, bestY, 10);
    if (Double.isNaN(found)) return largest ? best : 0;
    return largest ? 1 / found : found;
  }

  /// How deep within the outline a place is: all four sides count, the nearest most. Beside the
  /// picture a side is as far as its nearest point.
  private double depth(double x, double y) {
    boolean across = x > 0 && x < width;
    boolean along = y > 0 && y < height;
    double besideX = across ? 0 : Math.min(Math.abs(x), Math.abs(x - width));
    double besideY = along ? 0 : Math.min(Math.abs(y), Math.abs(y - height));
    double sides =
        inverse(Math.hypot(y, besideX))
            + inverse(Math.hypot(x - width, besideY))
            + inverse(Math.hypot(y - height, besideX))
            + inverse(Math.hypot(x, besideY));
    return 1 / Math.sqrt(sides);
  }

  private static double inverse(double distance) {
    double d = Math.max(NEAREST, distance);
    return 1 / (d * d);
  }

  /// Those of a uniform cubic B-spline.
  private static float[] weights(float t) {
    float square = t * t;
    float cube = t * t * t;
    float sixth = 1 / 6f;
    return new float[] {
      -sixth * cube + 0.5f * square - 0.5f * t + sixth,
      0.5f * cube - square + 2 / 3f,
      -0.5f * cube + 0.5f * square + 0.5f * t + sixth,
      sixth * cube
    };
  }

  /// The coefficients of the natural spline through samples, one more on every side.
  private static float[][] spline(float[][] samples) {
    int columns = samples.length;
    int rows = samples[0].length;
    float[][] across = new float[columns + 2][rows];
    for (int j = 0; j < rows; j++) {
      double[] line = new double[columns];
      for (int i = 0; i < columns; i++) line[i] = samples[i][j];
      double[] solved = natural(line);
      for (int i = 0; i < columns + 2; i++) across[i][j] = (float) solved[i];
    }
    float[][] coefficients = new float[columns + 2][rows + 2];
    for (int i = 0; i < columns + 2; i++) {
      double[] line = new double[rows];
      for (int j = 0; j < rows; j++) line[j] = across[i][j];
      double[] solved = natural(line);
      for (int j = 0; j < rows + 2; j++) coefficients[i][j] = (float) solved[j];
    }
    return coefficients;
  }

  /// A natural spline passes its ends as a straight line, so the second coefficient is the first
  /// sample; between them `c[i] + 4 c[i+1] + c[i+2] = 6 v[i]`.
  private static double[] natural(double[] v) {
    int n = v.length;
    double[] c = new double[n + 2];
    c[1] = v[0];
    c[n] = v[n - 1];
    double[] factor = new double[n + 1];
    double[] rest = new double[n + 1];
    rest[1] = c[1];
    for (int i = 2; i < n; i++) {
      double d = 4 - factor[i - 1];
      factor[i] = 1 / d;
      rest[i] = (6 * v[i - 1] - rest[i - 1]) / d;
    }
    for (int i = n - 1; i > 1; i--) c[i] = rest[i] - factor[i] * c[i + 1];
    c[0] = 2 * c[1] - c[2];
    c[n + 1] = 2 * c[n] - c[n - 1];
    return c;
  }
}
