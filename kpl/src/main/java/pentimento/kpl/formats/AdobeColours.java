package pentimento.kpl.formats;

import pentimento.kpl.ColourValue;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchModel;

/// Swatches in the models that Adobe's formats have: RGB as sRGB, gray with sRGB's curve, Lab, and
/// ink without a profile.
final class AdobeColours {

  private static final String GRAY = "Gray-D50-elle-V2-srgbtrc.icc";
  private static final String SRGB = "sRGB-elle-V2-srgbtrc.icc";

  private AdobeColours() {}

  static ColourValue forExchange(LossLedger ledger, Swatch swatch) {
    if (swatch.colour() instanceof ColourValue c) {
      switch (c.model()) {
        case CMYK -> {
          return c.withSpace("");
        }
        case LAB -> {
          return c;
        }
        case GRAY -> {
          if (c.space().equals(GRAY)) return c;
        }
        default -> {
          if (SrgbCodes.isSrgb(c)) return ColourValue.of(SwatchModel.RGB, SRGB, c.values());
        }
      }
    }
    double[] rgb = SrgbCodes.srgb(ledger.colorimetry(), swatch);
    for (int i = 0; i < 3; i++) rgb[i] = (float) rgb[i];
    return ColourValue.of(SwatchModel.RGB, SRGB, rgb);
  }

  static boolean losesProfile(Swatch swatch, ColourValue stored) {
    return stored.model() == SwatchModel.CMYK
        && swatch.colour() instanceof ColourValue c
        && !c.space().isEmpty();
  }
}
