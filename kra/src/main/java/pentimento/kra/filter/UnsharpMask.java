package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.pixel.Planes;

/// `unsharp`: adds the difference to a blurred copy, on every channel or on lightness in Lab of 16
/// bits.
///
/// @param blur of the picture
/// @param amount of the difference
/// @param threshold CIE 1976 difference to the blurred colour, whole, below which a pixel is left
/// @param lightnessOnly whether only L* changes
/// @param toLab null where neither lightness nor differences are asked for
/// @param fromLab back; null as above
record UnsharpMask(
    FilterSpace space,
    GaussianBlur blur,
    double amount,
    int threshold,
    boolean lightnessOnly,
    @Nullable TileConversion toLab,
    @Nullable TileConversion fromLab)
    implements AreaFilter {

  /// Lab in 16 bits of Krita's: L* to 100, and how many codes one unit of it is.
  private static final double LAB_CODES = 65535 / 100.0;

  /// What a colour is multiplied by where the other of two is transparent.
  private static final double WITHOUT_OTHER = 256 / 255.0;

  @Override
  public @Nullable String caveat() {
    return threshold > 0
        ? "a pixel whose difference is at the threshold may fall on its other side"
        : null;
  }

  @Override
  public Planes apply(Planes picture, PixelFormat format) {
    Planes blurred = blur.apply(picture, format);
    Planes out = Planes.allocate(picture.rect(), picture.channels());
    int total = picture.plane(0).length;
    Tile sharp = FilterSpace.tile(space.format());
    Tile soft = FilterSpace.tile(space.format());
    IntTile sharpLab = (IntTile) FilterSpace.tile(FilterSpace.LAB_U16);
    IntTile softLab = (IntTile) FilterSpace.tile(FilterSpace.LAB_U16);
    for (int from = 0; from < total; from += Tile.AREA) {
      int n = Math.min(Tile.AREA, total - from);
      load(picture, from, n, sharp);
      load(blurred, from, n, soft);
      if (toLab != null) {
        toLab.convert(sharp, sharpLab);
        toLab.convert(soft, softLab);
      }
      boolean[] changed = new boolean[n];
      for (int i = 0; i < n; i++) {
        boolean changes = threshold <= 0 || differs(sharpLab, softLab, i);
        changed[i] = changes;
        if (lightnessOnly) lightness(sharpLab, softLab, i, changes);
        else if (changes) sharpen(sharp, soft, out, from, i);
        else for (int c = 0; c < out.channels(); c++) out.plane(c)[from + i] = sample(sharp, c, i);
      }
      if (lightnessOnly && fromLab != null) {
        fromLab.convert(sharpLab, soft);
        for (int c = 0; c < picture.channels(); c++) {
          for (int i = 0; i < n; i++) {
            out.plane(c)[from + i] = changed[i] ? sample(soft, c, i) : picture.plane(c)[from + i];
          }
        }
      }
    }
    return out;
  }

  private static void load(Planes planes, int from, int n, Tile tile) {
    for (int c = 0; c < planes.channels(); c++) {
      float[] plane = planes.plane(c);
      switch (tile) {
        case IntTile ints -> {
          for (int i = 0; i < n; i++) ints.plane(c)[i] = Math.round(plane[from + i]);
        }
        case FloatTile floats -> System.arraycopy(plane, from, floats.plane(c), 0, n);
      }
    }
  }

  private static float sample(Tile tile, int c, int i) {
    return switch (tile) {
      case IntTile ints -> ints.plane(c)[i];
      case FloatTile floats -> floats.plane(c)[i];
    };
  }

  /// Krita's difference of two colours; where only lightness changes, alpha of 0 to 100 is a fourth
  /// coordinate.
  private boolean differs(IntTile a, IntTile b, int i) {
    int alphaA = Opacity.of(a, i);
    int alphaB = Opacity.of(b, i);
    if (alphaA == 0 || alphaB == 0) {
      int difference = Math.abs(alphaA - alphaB);
      return lightnessOnly ? difference >= threshold : difference > 0;
    }
    double sum = 0;
    for (int c = 0; c < (lightnessOnly ? 4 : 3); c++) {
      double d = (a.plane(c)[i] - b.plane(c)[i]) / (c == 0 || c == 3 ? LAB_CODES : 257.0);
      sum += d * d;
    }
    return (int) Math.sqrt(sum) >= threshold;
  }

  private void lightness(IntTile sharp, IntTile soft, int i, boolean changes) {
    if (!changes) return;
    for (int c : new int[] {0, 3}) {
      double v = sharp.plane(c)[i] * (1 + amount) - soft.plane(c)[i] * amount;
      sharp.plane(c)[i] = (int) Math.clamp(v, 0, 65535);
    }
  }

  /// As Krita's convolution of two pixels, which leaves out colours of transparent ones.
  private void sharpen(Tile a, Tile b, Planes out, int from, int i) {
    int alpha = a.alpha();
    boolean noA = Opacity.of(a, i) == 0;
    boolean noB = Opacity.of(b, i) == 0;
    for (int c = 0; c <= alpha; c++) {
      float sharp = sample(a, c, i);
      float soft = sample(b, c, i);
      double v;
      if (noA && noB) v = soft;
      else if (noA) v = c == alpha ? -amount * soft : soft * WITHOUT_OTHER;
      else if (noB) v = c == alpha ? (1 + amount) * sharp : sharp * WITHOUT_OTHER;
      else v = (1 + amount) * sharp - amount * soft;
      out.plane(c)[from + i] =
          a instanceof IntTile ? (float) Math.floor(Math.max(v, 0)) : (float) v;
    }
  }
}
