package pentimento.kra.flatten;

import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// The picture of a fill layer with a pattern: copies of it side by side from the image's origin.
///
/// @param size of the pattern in pixels
/// @param colours the pattern in the image's space, as one or more tiles in reading order
record PatternFill(TileFormat format, Rect size, Buffer colours) implements TileSource {

  private static final PixelFormat RGB_U8 = new PixelFormat(ColourModel.RGBA, Depth.U8);

  /// Whether the layer shows its pattern as it is: neither moved, scaled, sheared nor turned.
  static boolean isPlain(FilterSettings s) {
    return s.number("transform_scale_x", 1) == 1
        && s.number("transform_scale_y", 1) == 1
        && s.number("transform_shear_x", 0) == 0
        && s.number("transform_shear_y", 0) == 0
        && s.number("transform_rotation_x", 0) == 0
        && s.number("transform_rotation_y", 0) == 0
        && s.number("transform_rotation_z", 0) == 0
        && s.number("transform_offset_x", 0) == 0
        && s.number("transform_offset_y", 0) == 0;
  }

  /// The pattern as pixels of sRGB in 8 bits.
  static Buffer shown(PatternImage image) {
    TileFormat format = new TileFormat(RGB_U8);
    Buffer buffer = new Buffer(format, Rect.ofSize(image.width(), image.height()));
    for (Rect cell : buffer.grid().tiles(1, 1)) {
      IntTile tile = (IntTile) format.newTile();
      Rect part = TileSink.part(cell.x(), cell.y(), Rect.ofSize(image.width(), image.height()));
      for (int y = part.y(); y < part.bottom(); y++) {
        for (int x = part.x(); x < part.right(); x++) {
          int at = (y % Tile.SIZE) * Tile.SIZE + x % Tile.SIZE;
          for (int c = 0; c < 4; c++) {
            tile.plane(c)[at] = image.rgba()[(y * image.width() + x) * 4 + c];
          }
        }
      }
      buffer.tile(cell.x(), cell.y(), tile);
    }
    return buffer;
  }

  @Override
  public Rect painted() {
    return Rect.EMPTY;
  }

  @Override
  public boolean mayHold(int column, int row) {
    return true;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    for (int i = 0; i < Tile.AREA; i++) {
      int x = Math.floorMod(column * Tile.SIZE + i % Tile.SIZE, size.width());
      int y = Math.floorMod(row * Tile.SIZE + i / Tile.SIZE, size.height());
      Tile from = colours.tile(x / Tile.SIZE, y / Tile.SIZE);
      int at = (y % Tile.SIZE) * Tile.SIZE + x % Tile.SIZE;
      for (int c = 0; c < into.channels(); c++) {
        switch (into) {
          case IntTile ints -> ints.plane(c)[i] = from instanceof IntTile t ? t.plane(c)[at] : 0;
          case FloatTile floats ->
              floats.plane(c)[i] = from instanceof FloatTile t ? t.plane(c)[at] : 0;
        }
      }
    }
    into.measureOpacity();
    return !into.isTransparent();
  }
}
