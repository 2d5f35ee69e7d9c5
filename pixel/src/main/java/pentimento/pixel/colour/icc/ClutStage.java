package pentimento.pixel.colour.icc;

/// A table over a grid: the last three inputs are interpolated over tetrahedra, the others
/// linearly.
///
/// Inputs are clipped to 0…1.
///
/// @param grid points along each input, at least 2
/// @param table outputs of a grid point together; the last input runs fastest
/// @param linear no tetrahedra
/// @param rounded LittleCMS's 16-bit arithmetic
record ClutStage(int[] grid, int outputs, float[] table, boolean linear, boolean rounded)
    implements Stage {

  @Override
  public int inputs() {
    return grid.length;
  }

  ClutStage in(Arithmetic arithmetic) {
    return new ClutStage(grid, outputs, table, linear, arithmetic == Arithmetic.LITTLE_CMS);
  }

  ClutStage indexedByLab() {
    return new ClutStage(grid, outputs, table, true, rounded);
  }

  @Override
  public void apply(float[][] planes, int offset, int length) {
    int n = grid.length;
    int[] strides = new int[n];
    strides[n - 1] = outputs;
    for (int k = n - 1; k > 0; k--) strides[k - 1] = strides[k] * grid[k];
    if (rounded) new ClutWalk16(this, strides).apply(planes, offset, length);
    else new ClutWalk(this, strides).apply(planes, offset, length);
  }
}
