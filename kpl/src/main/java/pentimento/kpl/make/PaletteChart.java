package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.colour.Colorimetry;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A palette as a picture: a square for each swatch, group below group; in sRGB, clipped.
public final class PaletteChart {

  private static final int CELL = 32;
  private static final int GAP = 8;

  /// A filled square.
  ///
  /// @param rgb 8-bit sRGB
  public record Patch(int x, int y, int rgb, String name) {}

  private final List<Patch> patches = new ArrayList<>();
  private final int width;
  private final int height;

  public PaletteChart(Palette palette) {
    Colorimetry colorimetry = new Colorimetry(palette);
    int y = 0;
    for (SwatchGroup group : palette.groups()) {
      if (group.swatches().isEmpty()) continue;
      if (y > 0) y += GAP;
      int rows = 0;
      for (PlacedSwatch p : group.swatches()) {
        int rgb = code(colorimetry, p);
        patches.add(new Patch(p.column() * CELL, y + p.row() * CELL, rgb, p.swatch().name()));
        rows = Math.max(rows, p.row() + 1);
      }
      y += rows * CELL;
    }
    width = palette.columns() * CELL;
    height = Math.max(CELL, y);
  }

  /// What a swatch looks like on a screen, `0xrrggbb`.
  public static int code(Colorimetry colorimetry, PlacedSwatch p) {
    int rgb = 0;
    for (double v : Colorimetry.srgb(colorimetry.of(p.swatch().colour()))) {
      rgb = rgb << 8 | (int) Math.floor(Math.clamp(v, 0, 1) * 255 + 0.5);
    }
    return rgb;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Rows `[top, top + rows)` of the picture, encoded sRGB 0…1 on mid-grey.
  public Planes rows(int top, int rows) {
    Planes out = Planes.allocate(new Rect(0, top, width, rows), 3);
    for (float[] plane : out.planes()) java.util.Arrays.fill(plane, 0.4663f);
    for (Patch p : patches) {
      Rect square = new Rect(p.x, p.y, CELL, CELL).intersect(out.rect());
      for (int y = square.y(); y < square.bottom(); y++) {
        int i = out.index(square.x(), y);
        for (int c = 0; c < 3; c++) {
          float v = (p.rgb >> 16 - 8 * c & 255) / 255f;
          java.util.Arrays.fill(out.plane(c), i, i + square.width(), v);
        }
      }
    }
    return out;
  }

  /// The same as SVG, names as titles.
  public String svg() {
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
    out.append("\" height=\"").append(height).append("\">\n");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#777777\"/>\n");
    for (Patch p : patches) {
      out.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\">"
              .formatted(p.x, p.y, CELL, CELL, p.rgb));
      out.append("<title>").append(escape(p.name)).append("</title></rect>\n");
    }
    return out.append("</svg>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\ufffd");
  }
}
