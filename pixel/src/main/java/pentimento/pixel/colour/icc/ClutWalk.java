package pentimento.pixel.colour.icc;

/// Interpolates a [ClutStage] in float, one pixel after the other.
final class ClutWalk {

  private final ClutStage clut;
  private final float[] table;
  private final int[] strides;
  private final int[] cell;
  private final int[] step;
  private final double[] rest;
  private final double[][] results;

  ClutWalk(ClutStage clut, int[] strides) {
    int n = clut.inputs();
    this.clut = clut;
    this.table = clut.table();
    this.strides = strides;
    this.cell = new int[n];
    this.step = new int[n];
    this.rest = new double[n];
    this.results = new double[n][clut.outputs()];
  }

  void apply(float[][] planes, int offset, int length) {
    int n = clut.inputs();
    for (int i = offset; i < offset + length; i++) {
      for (int k = 0; k < n; k++) locate(k, planes[k][i]);
      walk(0, 0);
      for (int c = 0; c < clut.outputs(); c++) planes[c][i] = (float) results[0][c];
    }
  }

  private void locate(int k, float value) {
    float v = value > 0 ? Math.min(value, 1) : 0;
    int last = clut.grid()[k] - 1;
    double position = (double) v * last;
    int i = Math.min((int) position, Math.max(0, last - 1));
    cell[k] = i * strides[k];
    step[k] = last == 0 ? 0 : strides[k];
    rest[k] = position - i;
  }

  /// Interpolates inputs `k` and up below table index `at`; the result goes to `results[k]`.
  private void walk(int k, int at) {
    int n = clut.inputs();
    if (n - k == 3 && !clut.linear()) {
      tetrahedron(k, at);
      return;
    }
    double[] low = results[k];
    if (k == n - 1) {
      int a = at + cell[k];
      int b = a + step[k];
      for (int c = 0; c < low.length; c++) {
        low[c] = table[a + c] + rest[k] * ((double) table[b + c] - table[a + c]);
      }
      return;
    }
    double[] below = results[k + 1];
    walk(k + 1, at + cell[k]);
    System.arraycopy(below, 0, low, 0, low.length);
    walk(k + 1, at + cell[k] + step[k]);
    for (int c = 0; c < low.length; c++) low[c] += rest[k] * (below[c] - low[c]);
  }

  /// From the cell's low corner to its high one along the axes in order of falling rest.
  private void tetrahedron(int k, int at) {
    int first = k;
    int second = k + 1;
    int third = k + 2;
    if (rest[second] > rest[first]) {
      first = k + 1;
      second = k;
    }
    if (rest[third] > rest[first]) {
      third = second;
      second = first;
      first = k + 2;
    } else if (rest[third] > rest[second]) {
      third = second;
      second = k + 2;
    }
    int p0 = at + cell[k] + cell[k + 1] + cell[k + 2];
    int p1 = p0 + step[first];
    int p2 = p1 + step[second];
    int p3 = p2 + step[third];
    double w0 = 1 - rest[first];
    double w1 = rest[first] - rest[second];
    double w2 = rest[second] - rest[third];
    double w3 = rest[third];
    double[] out = results[k];
    for (int c = 0; c < out.length; c++) {
      out[c] = w0 * table[p0 + c] + w1 * table[p1 + c] + w2 * table[p2 + c] + w3 * table[p3 + c];
    }
  }
}
