package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.colour.Meaning;
import pentimento.kpl.krita.Kpl;

/// Krita's palettes; models Krita does not know become XYZ in float.
final class KplCodec implements PaletteCodec {

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    return Kpl.read(file, bytes);
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    List<SwatchGroup> groups = new ArrayList<>();
    for (SwatchGroup g : palette.groups()) {
      List<PlacedSwatch> placed = new ArrayList<>();
      for (PlacedSwatch p : g.swatches()) {
        placed.add(new PlacedSwatch(p.row(), p.column(), swatch(ledger, g, p.swatch())));
      }
      groups.add(
          new SwatchGroup(g.name(), g.rows(), placed, g.foreignAttributes(), g.foreignElements()));
    }
    return ledger.close(Kpl.bytes(palette.withGroups(palette.columns(), groups)));
  }

  private static Swatch swatch(LossLedger ledger, SwatchGroup group, Swatch swatch) {
    if (!(swatch.colour() instanceof ColourValue c) || c.model().inKpl()) return swatch;
    Meaning m = ledger.colorimetry().of(c);
    ColourValue xyz =
        ColourValue.of(
            SwatchModel.XYZ, "XYZ identity built-in", (float) m.x(), (float) m.y(), (float) m.z());
    ledger.note(group, swatch, xyz, false, List.of());
    return swatch.withColour(SwatchDepth.F32, xyz);
  }
}
