package pentimento.app.kpl;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl info`: what a palette is made of.
@Command(
    name = "info",
    description = "Prints groups, models, profiles and what had to be repaired.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "palettes, or .kra documents")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : files) {
      for (PaletteInput.Named named : PaletteInput.all(file)) print(out, named);
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, PaletteInput.Named named) {
    Palette p = named.read().palette();
    out.println(
        "%s: \"%s\", %d swatches, %d columns%s"
            .formatted(
                named.name(), p.name(), p.size(), p.columns(), p.readOnly() ? ", read-only" : ""));
    if (!p.comment().isEmpty()) out.println("  comment: " + p.comment().strip());
    for (SwatchGroup g : p.groups()) {
      String name = g.name().isEmpty() ? "(default)" : g.name();
      out.println(
          "  group %s: %d swatches in %d rows".formatted(name, g.swatches().size(), g.rows()));
    }
    Map<String, Integer> kinds = new TreeMap<>();
    for (Swatch s : p.swatches()) {
      String kind =
          s.colour() instanceof ColourValue c
              ? c.model().element()
                  + " "
                  + s.depth()
                  + (c.space().isEmpty() ? "" : ", " + c.space())
              : "not understood";
      kinds.merge(kind, 1, Integer::sum);
    }
    kinds.forEach((kind, n) -> out.println("  " + n + " x " + kind));
    for (PaletteProfile profile : p.profiles()) {
      out.println(
          "  profile %s (%s, %d bytes)"
              .formatted(profile.name(), profile.fileName(), profile.icc().length));
    }
    for (Remark r : named.read().remarks()) out.println("  repaired: " + r);
  }
}
