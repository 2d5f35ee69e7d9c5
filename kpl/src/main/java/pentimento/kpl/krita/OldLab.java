package pentimento.kpl.krita;

import pentimento.kpl.ColourValue;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchModel;

/// Lab as version 1.0 wrote it, in channel values 0…1.
final class OldLab {

  private OldLab() {}

  /// Whether the swatch holds Lab beyond what channel values can be.
  static boolean isInUnits(Swatch swatch) {
    return swatch.colour() instanceof ColourValue c
        && c.model() == SwatchModel.LAB
        && (c.value(0) > 1 || Math.abs(c.value(1)) > 1 || Math.abs(c.value(2)) > 1);
  }

  static Swatch toUnits(Swatch swatch) {
    if (!(swatch.colour() instanceof ColourValue c) || c.model() != SwatchModel.LAB) return swatch;
    return swatch.withColour(
        swatch.depth(),
        ColourValue.of(
            SwatchModel.LAB,
            c.space(),
            LabCodes.lightness(c.value(0)),
            LabCodes.chroma(c.value(1)),
            LabCodes.chroma(c.value(2))));
  }

  static ColourValue toCodes(ColourValue c) {
    return ColourValue.of(
        SwatchModel.LAB,
        c.space(),
        LabCodes.lightnessCode(c.value(0)),
        LabCodes.chromaCode(c.value(1)),
        LabCodes.chromaCode(c.value(2)));
  }
}
