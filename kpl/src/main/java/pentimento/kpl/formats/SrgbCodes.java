package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.ColourValue;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.colour.Colorimetry;

/// Swatches as 8-bit sRGB, the only thing most old formats hold.
final class SrgbCodes {

  private final LossLedger ledger;
  private final boolean names;

  /// @param names whether the format holds names
  SrgbCodes(LossLedger ledger, boolean names) {
    this.ledger = ledger;
    this.names = names;
  }

  /// A swatch of the default group, read from codes.
  static Swatch swatch(String name, int r, int g, int b) {
    return new Swatch(name, SwatchDepth.U8, value(r, g, b));
  }

  static ColourValue value(int r, int g, int b) {
    return ColourValue.of(
        SwatchModel.RGB, "sRGB-elle-V2-srgbtrc.icc", r / 255.0, g / 255.0, b / 255.0);
  }

  /// The three codes of a swatch, whose loss is noted.
  int[] codes(SwatchGroup group, PlacedSwatch placed) {
    Swatch swatch = placed.swatch();
    double[] rgb = srgb(ledger.colorimetry(), swatch);
    boolean clipped = false;
    int[] codes = new int[3];
    for (int c = 0; c < 3; c++) {
      clipped |= rgb[c] < -0.5 / 255 || rgb[c] > 1 + 0.5 / 255;
      codes[c] = (int) Math.floor(Math.clamp(rgb[c], 0, 1) * 255 + 0.5);
    }
    List<String> lost = new ArrayList<>();
    if (!names && !swatch.name().isEmpty()) lost.add("name");
    if (!swatch.id().isEmpty()) lost.add("id");
    if (swatch.spot()) lost.add("spot");
    ledger.note(group, swatch, value(codes[0], codes[1], codes[2]), clipped, lost);
    return codes;
  }

  /// Encoded sRGB; the numbers themselves where they are sRGB.
  static double[] srgb(Colorimetry colorimetry, Swatch swatch) {
    if (swatch.colour() instanceof ColourValue c && isSrgb(c)) return c.values();
    return Colorimetry.srgb(colorimetry.of(swatch.colour()));
  }

  static boolean isSrgb(ColourValue c) {
    return c.model() == SwatchModel.SRGB
        || c.model() == SwatchModel.RGB
            && (c.space().isEmpty()
                || c.space().equals("sRGB-elle-V2-srgbtrc.icc")
                || c.space().equals("sRGB")
                || c.space().equals("sRGB built-in"));
  }
}
