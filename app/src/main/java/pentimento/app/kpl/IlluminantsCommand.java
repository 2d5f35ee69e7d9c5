package pentimento.app.kpl;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kpl.make.IlluminantPalette;
import pentimento.pixel.BadParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pentimento kpl illuminants`: standard lights at steps of exposure.
@Command(
    name = "illuminants",
    description = "Writes standard illuminants at steps of exposure, XYZ in float.",
    mixinStandardHelpOptions = true)
final class IlluminantsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "where to write")
  private Path output = Path.of("");

  @Option(names = "--from", paramLabel = "EV", description = "Darkest. Default: ${DEFAULT-VALUE}.")
  private int from = -6;

  @Option(names = "--to", paramLabel = "EV", description = "Brightest. Default: ${DEFAULT-VALUE}.")
  private int to = 6;

  @Override
  public Integer call() {
    if (from > to || from < -30 || to > 30) {
      throw new BadParameter("--from", from + "' to '" + to, "-30 to 30, the lower one first");
    }
    PaletteOutput.write(spec, IlluminantPalette.of(from, to), output, null, false);
    return ExitCode.OK;
  }
}
