package pentimento.studio.painting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import pentimento.engine.Source;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A flattened painting in tiles that are named by content. It never changes: what a stroke changed
/// stands in another one, which shares all other tiles with this.
final class FlatPicture implements Source {

  /// Columns and rows of a tile: Krita's.
  private static final int TILE = 64;

  private final ImageInfo info;
  private final ContentHash fingerprint;
  private final Planes[] tiles;
  private final ContentHash[] names;

  private FlatPicture(
      ImageInfo info, ContentHash fingerprint, Planes[] tiles, ContentHash[] names) {
    this.info = info;
    this.fingerprint = fingerprint;
    this.tiles = tiles;
    this.names = names;
  }

  /// Takes a new picture in bands.
  static final class Builder {

    private final ImageInfo info;
    private final Planes[] tiles;

    Builder(ImageInfo info) {
      this.info = info;
      this.tiles = new Planes[across(info) * Math.ceilDiv(info.height(), TILE)];
    }

    /// Takes rows of the picture over its whole width.
    void accept(Planes band) {
      for (int i : touched(info, List.of(band.rect()))) {
        if (tiles[i] == null) tiles[i] = Planes.allocate(tile(info, i), band.channels());
        tiles[i].copyFrom(band);
      }
    }

    /// The picture, once all rows are there.
    ///
    /// @param each has work done for all numbers below one, on any threads
    FlatPicture build(ContentHash fingerprint, Each each) {
      ContentHash[] names = new ContentHash[tiles.length];
      each.run(names.length, i -> names[i] = hash(tiles[i]));
      return new FlatPicture(info, fingerprint, tiles, names);
    }
  }

  /// Has work done for 0 to `count - 1`.
  @FunctionalInterface
  interface Each {
    void run(int count, IntConsumer work);
  }

  /// This picture on its way to another place.
  FlatPicture as(ImageInfo now) {
    return new FlatPicture(now, fingerprint, tiles, names);
  }

  /// This picture with other pixels in some tiles.
  ///
  /// @param part covers the tiles
  /// @param changed tiles, whole ones
  FlatPicture with(ContentHash now, Planes part, List<Rect> changed) {
    Planes[] fresh = tiles.clone();
    ContentHash[] freshNames = names.clone();
    for (int i : touched(info, changed)) {
      fresh[i] = part.crop(tile(info, i));
      freshNames[i] = hash(fresh[i]);
    }
    return new FlatPicture(info, now, fresh, freshNames);
  }

  /// The tiles that rectangles touch.
  List<Rect> tiles(List<Rect> rects) {
    return touched(info, rects).stream().map(i -> tile(info, i)).toList();
  }

  /// How many tiles it has.
  int count() {
    return tiles.length;
  }

  /// Bytes of a picture of that size in memory.
  static long bytes(ImageInfo info) {
    return 3L * Float.BYTES * info.width() * info.height();
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public ContentHash fingerprint() {
    return fingerprint;
  }

  @Override
  public ContentHash name(Rect rect) {
    ContentHasher hasher = new ContentHasher().put(info.width()).put(info.height());
    for (int i : touched(info, List.of(rect))) hasher.put(names[i]);
    return hasher.hash();
  }

  @Override
  public long heldBytes() {
    return bytes(info);
  }

  @Override
  public void read(Planes out) {
    for (int i : touched(info, List.of(out.rect()))) out.copyFrom(tiles[i]);
  }

  private static int across(ImageInfo info) {
    return Math.ceilDiv(info.width(), TILE);
  }

  private static Rect tile(ImageInfo info, int index) {
    int across = across(info);
    return new Rect(index % across * TILE, index / across * TILE, TILE, TILE)
        .intersect(info.bounds());
  }

  private static Set<Integer> touched(ImageInfo info, List<Rect> rects) {
    Set<Integer> touched = new LinkedHashSet<>();
    for (Rect rect : rects) {
      Rect part = rect.intersect(info.bounds());
      if (part.isEmpty()) continue;
      for (int y = part.y() / TILE; y <= (part.bottom() - 1) / TILE; y++) {
        for (int x = part.x() / TILE; x <= (part.right() - 1) / TILE; x++) {
          touched.add(y * across(info) + x);
        }
      }
    }
    return touched;
  }

  private static ContentHash hash(Planes tile) {
    ContentHasher hasher = new ContentHasher();
    int area = Math.toIntExact(tile.rect().area());
    for (float[] plane : tile.planes()) hasher.put(plane, 0, area);
    return hasher.hash();
  }
}
