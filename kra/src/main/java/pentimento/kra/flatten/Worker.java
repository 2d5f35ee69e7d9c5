package pentimento.kra.flatten;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.kra.blend.Tile;
import pentimento.kra.blend.Workspace;

/// What one thread that composites keeps between tiles: readers and scratch tiles.
final class Worker {

  final Workspace work = new Workspace();
  private final IdentityHashMap<PixelData, TileReader> readers = new IdentityHashMap<>();
  private final Map<TileFormat, Deque<Tile>> idle = new HashMap<>();
  private byte[] bytes = new byte[0];
  private byte[] scratch = new byte[0];
  private final int width;

  /// @param width of the image
  Worker(int width) {
    this.width = width;
  }

  /// The scratch runs to composite a tile of this column with.
  Workspace at(int column) {
    int inside = width - column * Tile.SIZE;
    work.columns(inside > 0 && inside < Tile.SIZE ? inside : Tile.SIZE);
    return work;
  }

  TileReader reader(PixelData data) {
    return readers.computeIfAbsent(data, PixelData::reader);
  }

  /// A tile with any content; give it back when done.
  Tile take(TileFormat format) {
    Deque<Tile> tiles = idle.get(format);
    Tile tile = tiles == null ? null : tiles.pollLast();
    return tile == null ? format.newTile() : tile;
  }

  void giveBack(TileFormat format, Tile tile) {
    idle.computeIfAbsent(format, _ -> new ArrayDeque<>()).addLast(tile);
  }

  /// Bytes for one tile of the format.
  byte[] bytes(TileFormat format) {
    int size = size(format);
    if (bytes.length < size) bytes = new byte[size];
    return bytes;
  }

  /// Other bytes for one tile of the format, at least 4 for a pixel.
  byte[] scratch(TileFormat format) {
    int size = Math.max(size(format), 4 * Tile.AREA);
    if (scratch.length < size) scratch = new byte[size];
    return scratch;
  }

  private static int size(TileFormat format) {
    return Tile.AREA * format.pixels().bytesPerPixel();
  }
}
