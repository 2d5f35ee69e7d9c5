package pentimento.kra.tiles;

import java.util.List;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.TileReader;
import pentimento.kra.zip.EntryBytes;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;

/// Pixels in a document: the payload is opened and its tile headers read at the first question,
/// tiles are decoded when asked for.
public final class StoredPixels implements PixelData {

  private final Payload payload;
  private final PixelFormat format;
  private final byte[] defaultPixel;
  private final int x;
  private final int y;

  private StoredPixels(Payload payload, PixelFormat format, byte[] defaultPixel, int x, int y) {
    this.payload = payload;
    this.format = format;
    this.defaultPixel = defaultPixel;
    this.x = x;
    this.y = y;
  }

  /// @param known remembers where the tiles lie
  /// @param defaultPixel one pixel in memory order
  public static StoredPixels of(
      ZipArchive archive,
      KnownTiles known,
      ZipEntry entry,
      PixelFormat format,
      byte[] defaultPixel,
      int x,
      int y) {
    return new StoredPixels(
        new Payload(archive, known, entry, format.bytesPerPixel()), format, defaultPixel, x, y);
  }

  /// The entry that holds the tiles.
  public ZipEntry entry() {
    return payload.entry;
  }

  @Override
  public PixelFormat format() {
    return format;
  }

  @Override
  public int x() {
    return x;
  }

  @Override
  public int y() {
    return y;
  }

  @Override
  public int tileWidth() {
    return payload.index().tileWidth;
  }

  @Override
  public int tileHeight() {
    return payload.index().tileHeight;
  }

  @Override
  public byte[] defaultPixel() {
    return defaultPixel.clone();
  }

  @Override
  public List<Tile> tiles() {
    return payload.index().tiles();
  }

  @Override
  public boolean isPainted(int column, int row) {
    return payload.index().find(column, row) >= 0;
  }

  @Override
  public Rect extent() {
    Rect grid = payload.index().grid();
    if (grid.isEmpty()) return Rect.EMPTY;
    return rect(grid.x(), grid.y()).union(rect(grid.right() - 1, grid.bottom() - 1));
  }

  @Override
  public PixelData at(int newX, int newY) {
    return new StoredPixels(payload, format, defaultPixel, newX, newY);
  }

  @Override
  public TileReader reader() {
    return new Reader(this);
  }

  /// Whether stored tiles begin with a flag, as Krita writes them since version 2.
  boolean isFlagged() {
    return payload.index().flagged;
  }

  /// The bytes of a painted tile as they are stored, flag and compressed data: equal bytes are
  /// equal pixels.
  public byte[] storedTile(int column, int row) {
    TileIndex index = payload.index();
    int tile = index.find(column, row);
    if (tile < 0)
      throw new IllegalArgumentException("tile " + column + "," + row + " is not painted");
    byte[] stored = new byte[index.length(tile)];
    payload.content().read(index.position(tile), stored, 0, stored.length);
    return stored;
  }

  private static final class Payload {

    final ZipArchive archive;
    final ZipEntry entry;
    private final KnownTiles known;
    private final int pixelSize;
    private volatile @org.jspecify.annotations.Nullable EntryBytes content;
    private volatile @org.jspecify.annotations.Nullable TileIndex index;

    Payload(ZipArchive archive, KnownTiles known, ZipEntry entry, int pixelSize) {
      this.archive = archive;
      this.known = known;
      this.entry = entry;
      this.pixelSize = pixelSize;
    }

    TileIndex index() {
      TileIndex ready = index;
      if (ready != null) return ready;
      synchronized (this) {
        ready = index;
        if (ready == null) {
          ready =
              known.of(
                  entry,
                  pixelSize,
                  () -> TileIndex.read(archive.file(), entry.name(), content(), pixelSize));
          index = ready;
        }
        return ready;
      }
    }

    EntryBytes content() {
      EntryBytes ready = content;
      if (ready != null) return ready;
      synchronized (this) {
        ready = content;
        if (ready == null) {
          ready = archive.content(entry);
          content = ready;
        }
        return ready;
      }
    }

    BadInput damaged(int column, int row, long position, String problem) {
      return new BadInput(
          archive.file(),
          "entry " + entry + ", offset " + position,
          "tile " + column + "," + row + " " + problem,
          "pentimento kra unzip --salvage FILE -o NEW.kra keeps what is intact");
    }
  }

  private static final class Reader extends TileReader {

    private final Payload payload;
    private final TileIndex index;
    private final int pixelSize;
    private final int tilePixels;
    private final byte[] spare;
    private byte[] stored;

    Reader(StoredPixels data) {
      super(data);
      this.payload = data.payload;
      this.index = payload.index();
      this.pixelSize = data.format.bytesPerPixel();
      this.tilePixels = index.tileWidth * index.tileHeight;
      this.spare = new byte[tilePixels * pixelSize];
      this.stored = new byte[tilePixels * pixelSize + 1];
    }

    @Override
    protected void decode(int column, int row, byte[] pixels) {
      if (!fetch(column, row, pixels, spare)) {
        BytePlanes.interleave(spare, tilePixels, pixelSize, pixels);
      }
    }

    @Override
    protected void decodePlanes(int column, int row, byte[] planes) {
      if (fetch(column, row, spare, planes)) {
        BytePlanes.separate(spare, tilePixels, pixelSize, planes);
      }
    }

    /// Fetches a tile in the form in which it is stored.
    ///
    /// @return true when that was pixels, false when it was planes
    private boolean fetch(int column, int row, byte[] pixels, byte[] planes) {
      int tile = index.find(column, row);
      if (tile < 0) throw new IllegalArgumentException("tile " + column + "," + row + " is empty");
      int length = index.length(tile);
      long position = index.position(tile);
      int size = tilePixels * pixelSize;
      if (!index.flagged) {
        payload.content().read(position, pixels, 0, size);
        return true;
      }
      if (stored.length < length) stored = new byte[length];
      payload.content().read(position, stored, 0, length);
      return switch (stored[0]) {
        case 0 -> {
          if (length - 1 < size) {
            throw payload.damaged(
                column, row, position, "holds " + (length - 1) + " of " + size + " bytes");
          }
          System.arraycopy(stored, 1, pixels, 0, size);
          yield true;
        }
        case 1 -> {
          int decoded = Lzf.decode(stored, 1, length - 1, planes, size);
          if (decoded != size) {
            throw payload.damaged(
                column, row, position - decoded, "does not decode to its " + size + " bytes");
          }
          yield false;
        }
        default ->
            throw payload.damaged(
                column, row, position, "begins with " + (stored[0] & 0xff) + ", not with 0 or 1");
      };
    }
  }
}
