package pentimento.app.kpl;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.Palette;
import pentimento.kpl.Remark;
import pentimento.kpl.formats.Loss;
import pentimento.kpl.formats.PaletteFormat;
import pentimento.kpl.formats.Palettes;
import pentimento.kpl.formats.WrittenPalette;
import pentimento.pixel.BadParameter;
import picocli.CommandLine.Model.CommandSpec;

/// Writes a palette to the file the user named and says what that cost.
final class PaletteOutput {

  private static final int MOST_LINES = 20;

  private PaletteOutput() {}

  /// @param format null to go by the file's name
  /// @param all whether to print every loss
  static void write(
      CommandSpec spec, Palette palette, Path target, @Nullable PaletteFormat format, boolean all) {
    PaletteFormat chosen = format != null ? format : PaletteFormat.ofFileName(target.toString());
    if (chosen == null) {
      throw new BadParameter(
          "-o",
          target,
          "a name ending in kpl, xml, gpl, ase, aco, act, pal, sbz, css, json or csv");
    }
    WrittenPalette written = Palettes.write(target, palette, chosen);
    PrintWriter err = spec.commandLine().getErr();
    for (Remark remark : written.remarks()) err.println("pentimento: " + target + ": " + remark);
    int lines = 0;
    for (Loss loss : written.losses()) {
      if (!all && lines++ == MOST_LINES) {
        err.println(
            "pentimento: and " + (written.losses().size() - MOST_LINES) + " more (--losses)");
        break;
      }
      err.println("pentimento: " + loss);
    }
    spec.commandLine().getOut().println(target);
    for (String name : written.beside().keySet()) {
      spec.commandLine().getOut().println(target.resolveSibling(name));
    }
  }
}
