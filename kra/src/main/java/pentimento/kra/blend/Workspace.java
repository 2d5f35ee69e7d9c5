package pentimento.kra.blend;

/// The scratch runs of one thread that composites; nothing in it outlives a call.
public final class Workspace {

  final int[] intAlpha = new int[Tile.AREA];
  final int[] intUnion = new int[Tile.AREA];
  final int[] intResult = new int[Tile.AREA];
  final float[] alpha = new float[Tile.AREA];
  final float[] union = new float[Tile.AREA];
  final float[][] result = new float[3][Tile.AREA];

  public Workspace() {}
}
