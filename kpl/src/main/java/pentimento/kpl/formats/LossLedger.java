package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.colour.Certainty;
import pentimento.kpl.colour.Colorimetry;
import pentimento.kpl.colour.Meaning;
import pentimento.pixel.colour.DeltaE2000;

/// Keeps account of what is lost while a palette is written.
final class LossLedger {

  private final Palette palette;
  private final Colorimetry colorimetry;
  private final List<Loss> losses = new ArrayList<>();
  private final Set<Remark> remarks = new LinkedHashSet<>();

  LossLedger(Palette palette) {
    this.palette = palette;
    this.colorimetry = new Colorimetry(palette);
  }

  Colorimetry colorimetry() {
    return colorimetry;
  }

  /// The whole loses its empty cells where the format has none, and its comment.
  void gridIsLost() {
    for (SwatchGroup group : palette.groups()) {
      int i = 0;
      for (PlacedSwatch p : group.swatches()) {
        if ((long) p.row() * palette.columns() + p.column() != i++) {
          remarks.add(new Remark(group.name(), "empty cells are left out"));
          break;
        }
      }
    }
  }

  void groupsAreLost() {
    if (palette.groups().stream().filter(g -> !g.swatches().isEmpty()).count() > 1) {
      remarks.add(new Remark("", "groups are left out; their swatches follow one another"));
    }
  }

  void remark(String message) {
    remarks.add(new Remark("", message));
  }

  /// Notes one swatch.
  ///
  /// @param stored the colour as somebody reads it back
  /// @param clipped whether it had to be brought into the format's range
  void note(
      SwatchGroup group, Swatch swatch, ColourValue stored, boolean clipped, List<String> lost) {
    Meaning before = colorimetry.of(swatch.colour());
    Meaning after = colorimetry.of(stored);
    double[] a = before.lab();
    double[] b = after.lab();
    double deltaE = DeltaE2000.of(a[0], a[1], a[2], b[0], b[1], b[2]);
    boolean moved =
        Math.abs(before.x() - after.x()) > 1e-6
            || Math.abs(before.y() - after.y()) > 1e-6
            || Math.abs(before.z() - after.z()) > 1e-6;
    List<String> all = new ArrayList<>(lost);
    if (before.certainty() == Certainty.UNKNOWN) all.add("its colour, which is not understood");
    else if (before.certainty() != Certainty.EXACT) all.add("certainty (its profile is missing)");
    Loss loss = new Loss(group.name(), swatch.name(), deltaE, clipped, moved && !clipped, all);
    if (!loss.isNone()) losses.add(loss);
  }

  WrittenPalette close(byte[] bytes) {
    return new WrittenPalette(bytes, losses, List.copyOf(remarks));
  }
}
