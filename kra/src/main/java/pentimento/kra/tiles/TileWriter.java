package pentimento.kra.tiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Rect;

/// Writes pixels as a tiled payload of version 2: tiles are encoded on all cores and written in
/// order, so that equal pixels give equal bytes whatever the number of cores.
public final class TileWriter {

  private static final int TILE = 64;

  /// Tiles that one thread encodes at a time.
  private static final int BATCH = 16;

  private final PixelData pixels;
  private final int pixelSize;
  private final boolean sameGrid;

  private TileWriter(PixelData pixels) {
    this.pixels = pixels;
    this.pixelSize = pixels.format().bytesPerPixel();
    this.sameGrid = pixels.tileWidth() == TILE && pixels.tileHeight() == TILE;
  }

  /// Writes the painted tiles of `pixels` as entry `name`.
  public static void write(ZipWriter zip, String name, PixelData pixels, Cancellation cancellation)
      throws IOException {
    new TileWriter(pixels).write(zip, name, cancellation);
  }

  private void write(ZipWriter zip, String name, Cancellation cancellation) throws IOException {
    List<PixelData.Tile> tiles = tiles();
    String header =
        "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE "
            + pixelSize
            + "\nDATA "
            + tiles.size()
            + "\n";
    ZipWriter.Sink sink =
        zip.stream(name, 200 + tiles.size() * (long) (TILE * TILE * pixelSize + 64));
    sink.write(header.getBytes(StandardCharsets.US_ASCII), 0, header.length());
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), 1 + tiles.size() / BATCH);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Deque<Future<byte[]>> pending = new ArrayDeque<>();
      try {
        for (int from = 0; from < tiles.size(); from += BATCH) {
          cancellation.check();
          List<PixelData.Tile> batch = tiles.subList(from, Math.min(tiles.size(), from + BATCH));
          pending.add(pool.submit(() -> encode(batch)));
          if (pending.size() > 2 * threads) append(sink, pending.remove());
        }
        while (!pending.isEmpty()) append(sink, pending.remove());
      } finally {
        for (Future<byte[]> f : pending) f.cancel(false);
      }
    }
    sink.finish();
  }

  private static void append(ZipWriter.Sink sink, Future<byte[]> encoded) throws IOException {
    try {
      byte[] bytes = encoded.get();
      sink.write(bytes, 0, bytes.length);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException r) throw r;
      if (e.getCause() instanceof Error r) throw r;
      throw new IllegalStateException(e.getCause());
    }
  }

  /// The tiles of Krita's grid that hold something.
  private List<PixelData.Tile> tiles() {
    if (sameGrid) return pixels.tiles();
    Set<PixelData.Tile> touched = new LinkedHashSet<>();
    for (PixelData.Tile t : pixels.tiles()) {
      Rect r = pixels.rect(t.column(), t.row()).translate(-pixels.x(), -pixels.y());
      for (int row = Math.floorDiv(r.y(), TILE); row * TILE < r.bottom(); row++) {
        for (int column = Math.floorDiv(r.x(), TILE); column * TILE < r.right(); column++) {
          touched.add(new PixelData.Tile(column, row));
        }
      }
    }
    return List.copyOf(touched);
  }

  private byte[] encode(List<PixelData.Tile> batch) {
    Encoder encoder = new Encoder(pixelSize);
    TileReader reader = pixels.reader();
    byte[] tile = new byte[TILE * TILE * pixelSize];
    ByteArrayOutputStream out = new ByteArrayOutputStream(batch.size() * tile.length / 2);
    for (PixelData.Tile t : batch) {
      if (sameGrid && pixels instanceof StoredPixels stored && stored.isFlagged()) {
        byte[] bytes = stored.storedTile(t.column(), t.row());
        header(out, t, bytes.length);
        out.write(bytes, 0, bytes.length);
        continue;
      }
      if (sameGrid) {
        reader.read(t.column(), t.row(), tile);
      } else {
        reader.read(
            new Rect(pixels.x() + t.column() * TILE, pixels.y() + t.row() * TILE, TILE, TILE),
            tile);
      }
      int length = encoder.encode(tile);
      header(out, t, length);
      out.write(encoder.bytes(), 0, length);
    }
    return out.toByteArray();
  }

  private static void header(ByteArrayOutputStream out, PixelData.Tile t, int length) {
    String line = t.column() * TILE + "," + t.row() * TILE + ",LZF," + length + "\n";
    byte[] ascii = line.getBytes(StandardCharsets.US_ASCII);
    out.write(ascii, 0, ascii.length);
  }

  /// Encodes tiles one after the other into the same memory.
  private static final class Encoder {

    private final int pixelSize;
    private final byte[] planar;
    private final byte[] out;
    private final int[] table = new int[Lzf.TABLE_SIZE];

    Encoder(int pixelSize) {
      this.pixelSize = pixelSize;
      this.planar = new byte[TILE * TILE * pixelSize];
      this.out = new byte[planar.length + 1];
    }

    byte[] bytes() {
      return out;
    }

    /// @return how many of [#bytes()] hold the tile: a flag and LZF, or a flag and the pixels where
    ///   LZF would be longer
    int encode(byte[] tile) {
      BytePlanes.separate(tile, TILE * TILE, pixelSize, planar);
      int n = Lzf.encode(planar, planar.length, out, 1, planar.length, table);
      if (n > 0) {
        out[0] = 1;
        return n + 1;
      }
      out[0] = 0;
      System.arraycopy(tile, 0, out, 1, tile.length);
      return tile.length + 1;
    }
  }
}
