package pentimento.pixel.colour.icc;

/// Interpolates a [ClutStage] between 16-bit codes in LittleCMS's fixed-point arithmetic.
final class ClutWalk16 {

  private final ClutStage clut;
  private final float[] table;
  private final int[] strides;
  private final int[] cell;
  private final int[] step;
  private final int[] rest;
  private final int[][] results;

  ClutWalk16(ClutStage clut, int[] strides) {
    int n = clut.inputs();
    this.clut = clut;
    this.table = clut.table();
    this.strides = strides;
    this.cell = new int[n];
    this.step = new int[n];
    this.rest = new int[n];
    this.results = new int[n][clut.outputs()];
  }

  void apply(float[][] planes, int offset, int length) {
    int n = clut.inputs();
    for (int i = offset; i < offset + length; i++) {
      for (int k = 0; k < n; k++) locate(k, SampledCurve.word(planes[k][i]));
      walk(0, 0);
      for (int c = 0; c < clut.outputs(); c++) planes[c][i] = results[0][c] / 65535f;
    }
  }

  private void locate(int k, int word) {
    long position = FixedPoint.toDomain((long) word * (clut.grid()[k] - 1));
    cell[k] = (int) (position >> 16) * strides[k];
    step[k] = word == 0xffff ? 0 : strides[k];
    rest[k] = (int) position & 0xffff;
  }

  private int code(int at) {
    return SampledCurve.word(table[at]);
  }

  private void walk(int k, int at) {
    int n = clut.inputs();
    int left = n - k;
    int[] low = results[k];
    if (left == 3) {
      if (clut.linear()) cube(k, at);
      else tetrahedron(k, at);
    } else if (left == 1) {
      int a = at + cell[k];
      for (int c = 0; c < low.length; c++) {
        low[c] = FixedPoint.lerp(rest[k], code(a + c), code(a + step[k] + c));
      }
    } else {
      int[] below = results[k + 1];
      walk(k + 1, at + cell[k]);
      System.arraycopy(below, 0, low, 0, low.length);
      walk(k + 1, at + cell[k] + step[k]);
      for (int c = 0; c < low.length; c++) low[c] = FixedPoint.lerp(rest[k], low[c], below[c]);
    }
  }

  private void cube(int k, int at) {
    int dy = step[k + 1];
    int dz = step[k + 2];
    int p = at + cell[k] + cell[k + 1] + cell[k + 2];
    int[] out = results[k];
    for (int c = 0; c < out.length; c++, p++) {
      int near = FixedPoint.lerp(rest[k + 1], alongX(k, p), alongX(k, p + dy));
      int far = FixedPoint.lerp(rest[k + 1], alongX(k, p + dz), alongX(k, p + dy + dz));
      out[c] = FixedPoint.lerp(rest[k + 2], near, far);
    }
  }

  private int alongX(int k, int p) {
    return FixedPoint.lerp(rest[k], code(p), code(p + step[k]));
  }

  private void tetrahedron(int k, int at) {
    int x = rest[k];
    int y = rest[k + 1];
    int z = rest[k + 2];
    int dx = step[k];
    int dy = step[k + 1];
    int dz = step[k + 2];
    int p = at + cell[k] + cell[k + 1] + cell[k + 2];
    int[] out = results[k];
    for (int c = 0; c < out.length; c++, p++) {
      int c0 = code(p);
      int cx;
      int cy;
      int cz;
      if (x >= y && y >= z) {
        cx = code(p + dx) - c0;
        cy = code(p + dx + dy) - code(p + dx);
        cz = code(p + dx + dy + dz) - code(p + dx + dy);
      } else if (x >= z && z >= y) {
        cx = code(p + dx) - c0;
        cy = code(p + dx + dy + dz) - code(p + dx + dz);
        cz = code(p + dx + dz) - code(p + dx);
      } else if (z >= x && x >= y) {
        cx = code(p + dx + dz) - code(p + dz);
        cy = code(p + dx + dy + dz) - code(p + dx + dz);
        cz = code(p + dz) - c0;
      } else if (y >= x && x >= z) {
        cx = code(p + dx + dy) - code(p + dy);
        cy = code(p + dy) - c0;
        cz = code(p + dx + dy + dz) - code(p + dx + dy);
      } else if (y >= z && z >= x) {
        cx = code(p + dx + dy + dz) - code(p + dy + dz);
        cy = code(p + dy) - c0;
        cz = code(p + dy + dz) - code(p + dy);
      } else {
        cx = code(p + dx + dy + dz) - code(p + dy + dz);
        cy = code(p + dy + dz) - code(p + dz);
        cz = code(p + dz) - c0;
      }
      // LittleCMS's 32-bit sums overflow between steep neighbours, and so must these.
      int sum = cx * x + cy * y + cz * z;
      int rise =
          k == 0
              ? sum + 0x8001 + (sum + 0x8001 >> 16) >> 16
              : sum + (sum + 0x7fff) / 0xffff + 0x8000 >> 16;
      out[c] = c0 + rise & 0xffff;
    }
  }
}
