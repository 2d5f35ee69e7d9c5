package pentimento.kra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Pixels that come from elsewhere, a rectangle of planes at a time: a rendered base layer, say.
///
/// They cover one image rectangle; outside it the default pixel is seen. Nothing is kept: each tile
/// is asked for when it is read.
public final class PlanarPixels implements PixelData {

  /// Fills the planes it is given, which lie inside the covered rectangle; called from several
  /// threads at once.
  @FunctionalInterface
  public interface Source {
    /// @param into a plane per channel in the model's order: integers as 0..1, floats as they are
    void read(Planes into);
  }

  private static final int TILE = 64;

  private final PixelFormat format;
  private final Rect covered;
  private final Source source;
  private final byte[] defaultPixel;
  private final List<Tile> tiles;
  private final Set<Tile> painted;
  private final int x;
  private final int y;

  private PlanarPixels(
      PixelFormat format,
      Rect covered,
      Source source,
      byte[] defaultPixel,
      List<Tile> tiles,
      int x,
      int y) {
    this.format = format;
    this.covered = covered;
    this.source = source;
    this.defaultPixel = defaultPixel;
    this.tiles = tiles;
    this.painted = new HashSet<>(tiles);
    this.x = x;
    this.y = y;
  }

  /// @param covered in image coordinates
  public static PlanarPixels of(PixelFormat format, Rect covered, Source source) {
    byte[] pixel = format.transparentPixel();
    return new PlanarPixels(format, covered, source, pixel, grid(covered), 0, 0);
  }

  /// Pixels held in memory: the format's channels in the model's order, or all but alpha, which
  /// then is 1. Tiles that are transparent black throughout do not count as painted.
  public static PlanarPixels of(PixelFormat format, Planes planes) {
    int channels = format.channels();
    if (planes.channels() != channels && planes.channels() != channels - 1) {
      throw new IllegalArgumentException(
          format + " has " + channels + " channels, the planes have " + planes.channels());
    }
    Source source =
        into -> {
          Planes given = new Planes(into.rect(), firstOf(into.planes(), planes.channels()));
          given.copyFrom(planes);
          if (planes.channels() < channels) {
            Arrays.fill(into.plane(channels - 1), 0, (int) into.rect().area(), 1f);
          }
        };
    PlanarPixels all = of(format, planes.rect(), source);
    if (planes.channels() < channels) return all;
    return new PlanarPixels(
        format, planes.rect(), source, all.defaultPixel, all.tilesThatDiffer(), 0, 0);
  }

  private List<Tile> tilesThatDiffer() {
    byte[] pixels = new byte[TILE * TILE * defaultPixel.length];
    byte[] empty = pixels.clone();
    for (int i = 0; i < empty.length; i++) empty[i] = defaultPixel[i % defaultPixel.length];
    List<Tile> differ = new ArrayList<>();
    TileReader reader = reader();
    for (Tile t : tiles) {
      reader.read(t.column(), t.row(), pixels);
      if (!Arrays.equals(pixels, empty)) differ.add(t);
    }
    return differ;
  }

  private static float[][] firstOf(float[][] planes, int n) {
    return Arrays.copyOf(planes, n);
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
    return TILE;
  }

  @Override
  public int tileHeight() {
    return TILE;
  }

  @Override
  public byte[] defaultPixel() {
    return defaultPixel.clone();
  }

  @Override
  public List<Tile> tiles() {
    return tiles;
  }

  private static List<Tile> grid(Rect covered) {
    List<Tile> tiles = new ArrayList<>();
    if (covered.isEmpty()) return tiles;
    int left = Math.floorDiv(covered.x(), TILE);
    int right = Math.floorDiv(covered.right() - 1, TILE);
    int bottom = Math.floorDiv(covered.bottom() - 1, TILE);
    for (int row = Math.floorDiv(covered.y(), TILE); row <= bottom; row++) {
      for (int column = left; column <= right; column++) tiles.add(new Tile(column, row));
    }
    return List.copyOf(tiles);
  }

  @Override
  public boolean isPainted(int column, int row) {
    return painted.contains(new Tile(column, row));
  }

  @Override
  public PixelData at(int newX, int newY) {
    return new PlanarPixels(format, covered, source, defaultPixel, tiles, newX, newY);
  }

  /// The place of a tile where the plane's origin is that of the source.
  private static Rect tile(int column, int row) {
    return new Rect(column * TILE, row * TILE, TILE, TILE);
  }

  @Override
  public TileReader reader() {
    return new TileReader(this) {
      private final Planes whole = Planes.allocate(Rect.ofSize(TILE, TILE), format.channels());

      @Override
      protected void decode(int column, int row, byte[] pixels) {
        Rect tile = tile(column, row);
        Rect part = tile.intersect(covered);
        boolean all = part.equals(tile);
        Planes planes =
            all ? new Planes(tile, whole.planes()) : Planes.allocate(part, format.channels());
        source.read(planes);
        if (all) {
          SampleCodec.fromPlanes(format, planes.planes(), 0, TILE * TILE, pixels, 0);
          return;
        }
        int size = defaultPixel.length;
        for (int i = 0; i < TILE * TILE; i++)
          System.arraycopy(defaultPixel, 0, pixels, i * size, size);
        for (int line = 0; line < part.height(); line++) {
          SampleCodec.fromPlanes(
              format,
              planes.planes(),
              line * part.width(),
              part.width(),
              pixels,
              ((part.y() - tile.y() + line) * TILE + part.x() - tile.x()) * size);
        }
      }
    };
  }
}
