package pentimento.kra.flatten;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.colour.Matrix3;

/// A picture of red, green and blue light in floats, brought by a matrix into other primaries.
record LinearSource(TileSource source, Matrix3 matrix) implements OverSource {

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    if (!source.read(column, row, into, worker)) return false;
    if (!(into instanceof FloatTile light)) throw new IllegalStateException("not of floats");
    double[] m = matrix.toDoubles();
    float[] r = light.plane(0);
    float[] g = light.plane(1);
    float[] b = light.plane(2);
    for (int i = 0; i < Tile.AREA; i++) {
      double x = r[i];
      double y = g[i];
      double z = b[i];
      r[i] = (float) (m[0] * x + m[1] * y + m[2] * z);
      g[i] = (float) (m[3] * x + m[4] * y + m[5] * z);
      b[i] = (float) (m[6] * x + m[7] * y + m[8] * z);
    }
    return true;
  }
}
