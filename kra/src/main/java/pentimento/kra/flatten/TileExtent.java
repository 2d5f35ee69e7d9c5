package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// The rectangle of the tiles that Krita has of a masked picture: what is laid on others is blended
/// there and nowhere else.
///
/// @param original of the picture before transparency masks
/// @param held what these left of it: the tiles in which all of them select anything
/// @param x where the grid of tiles begins, `0..63`: moved layers have tiles of their own
/// @param y the same, downwards
record TileExtent(Rect rect, Rect original, Rect held, int x, int y) {

  static final TileExtent EVERYWHERE = of(TileSource.EVERYWHERE, 0, 0);

  static TileExtent of(TileSource picture) {
    Rect extent = picture.extent();
    return switch (picture) {
      case StoredSource stored -> on(extent, stored.data().x(), stored.data().y());
      // Its tiles begin where it does.
      case PlanesSource _ when !extent.equals(TileSource.EVERYWHERE) ->
          on(extent, extent.x(), extent.y());
      default -> of(extent, 0, 0);
    };
  }

  private static TileExtent on(Rect extent, int x, int y) {
    return of(extent, Math.floorMod(x, Tile.SIZE), Math.floorMod(y, Tile.SIZE));
  }

  static TileExtent of(Rect picture, int x, int y) {
    return new TileExtent(picture, picture, picture, x, y);
  }

  /// After a transparency mask: it clears the rectangle around the picture and its selection, which
  /// removes the tiles that lie wholly in the image, and fills the tiles its selection touches,
  /// when it touches what is left of the picture at all.
  ///
  /// @param selected the extent of the selection
  /// @param keepsEdge whether tiles across the image's edge survive the clearing
  TileExtent cut(Rect selected, Rect image, boolean keepsEdge) {
    boolean all = selected.equals(TileSource.EVERYWHERE);
    Rect left = all ? held : held.intersect(selected);
    boolean touches = !(all ? left.intersect(image) : left).isEmpty();
    if (all && touches) return new TileExtent(selected, original, left, x, y);
    Rect filled = touches ? tiles(selected) : Rect.EMPTY;
    Rect cleared = touches ? original.union(selected) : original;
    Rect now = keepsEdge ? filled.union(crossing(cleared, image)) : filled;
    return new TileExtent(now, original, left, x, y);
  }

  /// With everything in another rectangle.
  TileExtent widened(Rect other) {
    if (other.equals(TileSource.EVERYWHERE)) return of(other, x, y);
    Rect added = tiles(other);
    return new TileExtent(rect.union(added), original.union(added), held.union(added), x, y);
  }

  private Rect tiles(Rect pixels) {
    return Buffer.wholeTiles(pixels.translate(-x, -y)).translate(x, y);
  }

  /// The tiles of a rectangle that lie partly in the image.
  private Rect crossing(Rect cleared, Rect image) {
    Rect grid = Buffer.grid(cleared.intersect(image).translate(-x, -y));
    if (grid.isEmpty()) return Rect.EMPTY;
    int left = -Math.floorDiv(x - image.x(), Tile.SIZE);
    int top = -Math.floorDiv(y - image.y(), Tile.SIZE);
    int right = Math.floorDiv(image.right() - x, Tile.SIZE);
    int bottom = Math.floorDiv(image.bottom() - y, Tile.SIZE);
    Rect crossing = Rect.EMPTY;
    if (grid.x() < left) crossing = crossing.union(columns(grid, grid.x(), left));
    if (grid.right() > right) crossing = crossing.union(columns(grid, right, grid.right()));
    if (grid.y() < top) crossing = crossing.union(rows(grid, grid.y(), top));
    if (grid.bottom() > bottom) crossing = crossing.union(rows(grid, bottom, grid.bottom()));
    return crossing.isEmpty() ? crossing : Buffer.pixels(crossing).translate(x, y);
  }

  private static Rect columns(Rect grid, int from, int to) {
    return grid.intersect(Rect.between(from, grid.y(), to, grid.bottom()));
  }

  private static Rect rows(Rect grid, int from, int to) {
    return grid.intersect(Rect.between(grid.x(), from, grid.right(), to));
  }
}
