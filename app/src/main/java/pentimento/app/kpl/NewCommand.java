package pentimento.app.kpl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchModel;
import pentimento.pixel.BadParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl new`: a palette from colours on the command line.
@Command(
    name = "new",
    description = "Makes a palette from colours: [NAME=]#rrggbb ...; without any it is empty.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "where to write")
  private Path file = Path.of("");

  @Parameters(paramLabel = "COLOUR", index = "1..*", description = "[NAME=]#rrggbb, encoded sRGB")
  private List<String> colours = List.of();

  @Option(names = "--name", description = "of the palette")
  private String name = "";

  @Option(names = "--columns", description = "Default: ${DEFAULT-VALUE}.")
  private int columns = Palette.USUAL_COLUMNS;

  @Override
  public Integer call() {
    if (columns < 1 || columns > 4096) {
      throw new BadParameter("--columns", columns, "a number from 1 to 4096");
    }
    List<Swatch> swatches = new ArrayList<>();
    for (String colour : colours) swatches.add(swatch(colour));
    PaletteOutput.write(spec, Palette.of(name, columns, swatches), file, null, true);
    return ExitCode.OK;
  }

  private static Swatch swatch(String text) {
    int equals = text.lastIndexOf('=');
    String digits = text.substring(equals + 1);
    if (!digits.matches("#[0-9a-fA-F]{6}")) {
      throw new BadParameter("COLOUR", text, "[NAME=]#rrggbb");
    }
    int rgb = Integer.parseInt(digits.substring(1), 16);
    return new Swatch(
        equals < 0 ? "" : text.substring(0, equals),
        SwatchDepth.U8,
        ColourValue.of(
            SwatchModel.RGB,
            "sRGB-elle-V2-srgbtrc.icc",
            (rgb >> 16) / 255.0,
            (rgb >> 8 & 255) / 255.0,
            (rgb & 255) / 255.0));
  }
}
