package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.filter.Opacity;
import pentimento.pixel.Rect;

/// A picture seen through a transform of the plane, as Krita shows transform masks.
///
/// Every pixel mixes the four around the place it comes from, by weights of whole 255ths that need
/// not add up to 255; the resampling filter named by the mask is not used.
///
/// @param picture what is transformed, in memory
/// @param background a tile of what the picture holds everywhere else; null for nothing
/// @param back from the image to the picture
/// @param clip the picture's pixels; places outside it, its right and bottom edge counted in, give
///   nothing
/// @param bounds the image pixels it may hold
record TransformedSource(
    Buffer picture, @Nullable Tile background, Projective back, Rect clip, Rect bounds)
    implements TileSource {

  /// What a picture without an end is clipped to.
  private static final Rect ENDLESS = Rect.between(-(1 << 29), -(1 << 29), 1 << 29, 1 << 29);

  static TransformedSource of(
      Buffer picture, @Nullable Tile background, Projective back, Rect image) {
    Rect clip = background == null ? opaque(picture).union(image) : ENDLESS;
    return new TransformedSource(picture, background, back, clip, image);
  }

  /// The smallest rectangle around the pixels that are not transparent in 8 bits.
  private static Rect opaque(Buffer picture) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    int bottom = Integer.MIN_VALUE;
    for (Rect cell : picture.grid().tiles(1, 1)) {
      Tile tile = picture.tile(cell.x(), cell.y());
      if (tile == null) continue;
      for (int i = 0; i < Tile.AREA; i++) {
        if (Opacity.of(tile, i) == 0) continue;
        int x = cell.x() * Tile.SIZE + i % Tile.SIZE;
        int y = cell.y() * Tile.SIZE + i / Tile.SIZE;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
      }
    }
    return left > right ? Rect.EMPTY : Rect.between(left, top, right, bottom);
  }

  @Override
  public TileFormat format() {
    return picture.format();
  }

  @Override
  public Rect painted() {
    return bounds;
  }

  @Override
  public boolean mayHold(int column, int row) {
    return true;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    into.clear();
    double[] at = new double[2];
    @Nullable Tile[] tiles = new @Nullable Tile[4];
    int[] pixels = new int[4];
    int[] weights = new int[4];
    for (int i = 0; i < Tile.AREA; i++) {
      back.map(column * Tile.SIZE + i % Tile.SIZE, row * Tile.SIZE + i / Tile.SIZE, at);
      boolean inside =
          at[0] >= clip.x() && at[0] <= clip.right() && at[1] >= clip.y() && at[1] <= clip.bottom();
      if (!inside) continue;
      int x = (int) Math.floor(at[0]);
      int y = (int) Math.floor(at[1]);
      double right = at[0] - x;
      double down = at[1] - y;
      weights[0] = (int) ((1 - right) * (1 - down) * 255 + 0.5);
      weights[1] = (int) ((1 - down) * right * 255 + 0.5);
      weights[2] = (int) (down * (1 - right) * 255 + 0.5);
      weights[3] = (int) (right * down * 255 + 0.5);
      for (int k = 0; k < 4; k++) {
        int px = x + (k & 1);
        int py = y + (k >> 1);
        Tile tile = picture.tile(Math.floorDiv(px, Tile.SIZE), Math.floorDiv(py, Tile.SIZE));
        tiles[k] = tile == null ? background : tile;
        pixels[k] = Math.floorMod(py, Tile.SIZE) * Tile.SIZE + Math.floorMod(px, Tile.SIZE);
      }
      switch (into) {
        case IntTile ints -> mix(tiles, pixels, weights, ints, i);
        case FloatTile floats -> mix(tiles, pixels, weights, floats, i);
      }
    }
    into.measureOpacity();
    return !into.isTransparent();
  }

  private static void mix(
      @Nullable Tile[] tiles, int[] pixels, int[] weights, IntTile into, int to) {
    int alpha = into.alpha();
    long all = 0;
    long opacity = 0;
    for (int k = 0; k < 4; k++) {
      all += weights[k];
      if (tiles[k] instanceof IntTile t) opacity += (long) t.plane(alpha)[pixels[k]] * weights[k];
    }
    if (opacity <= 0) return;
    opacity = Math.min(opacity, all * into.unit());
    for (int c = 0; c < alpha; c++) {
      long sum = 0;
      for (int k = 0; k < 4; k++) {
        if (!(tiles[k] instanceof IntTile t)) continue;
        sum += (long) t.plane(c)[pixels[k]] * t.plane(alpha)[pixels[k]] * weights[k];
      }
      into.plane(c)[to] = (int) Math.min((sum + opacity / 2) / opacity, into.unit());
    }
    into.plane(alpha)[to] = (int) ((opacity + all / 2) / all);
  }

  private static void mix(
      @Nullable Tile[] tiles, int[] pixels, int[] weights, FloatTile into, int to) {
    int alpha = into.alpha();
    double all = 0;
    double opacity = 0;
    for (int k = 0; k < 4; k++) {
      all += weights[k];
      if (tiles[k] instanceof FloatTile t) {
        opacity += (double) t.plane(alpha)[pixels[k]] * weights[k];
      }
    }
    if (!(opacity > 0)) return;
    opacity = Math.min(opacity, all);
    for (int c = 0; c < alpha; c++) {
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        if (!(tiles[k] instanceof FloatTile t)) continue;
        sum += (double) t.plane(c)[pixels[k]] * t.plane(alpha)[pixels[k]] * weights[k];
      }
      into.plane(c)[to] = stored((float) (sum / opacity), into);
    }
    into.plane(alpha)[to] = stored((float) (opacity / all), into);
  }

  private static float stored(float v, FloatTile tile) {
    return tile.half() ? Float.float16ToFloat(Float.floatToFloat16(v)) : v;
  }
}
