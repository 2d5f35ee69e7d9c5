package pentimento.kra.blend;

/// The scratch runs of one thread that composites, of which nothing outlives a call, and how much
/// of the tile lies in the image.
public final class Workspace {

  final int[] intAlpha = new int[Tile.AREA];
  final int[] intUnion = new int[Tile.AREA];
  final int[] intResult = new int[Tile.AREA];
  final float[] alpha = new float[Tile.AREA];
  final float[] union = new float[Tile.AREA];
  final float[][] result = new float[3][Tile.AREA];

  /// Columns from the left that lie in the image: `1..64`.
  private int columns = Tile.SIZE;

  public Workspace() {}

  /// Krita composites no farther than the image's right edge, which ends its batches of pixels.
  ///
  /// @param count of columns of the tiles to come that lie in the image, `1..64`
  public void columns(int count) {
    columns = count;
  }

  int columns() {
    return columns;
  }
}
