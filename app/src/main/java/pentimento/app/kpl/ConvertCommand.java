package pentimento.app.kpl;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.kpl.formats.PaletteFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl convert`: a palette in another format.
@Command(
    name = "convert",
    description = "Writes a palette in another format and says what each swatch lost.",
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a palette, or a .kra document")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "where to write")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; by default what the name says, JASC for .pal")
  private @Nullable PaletteFormat format;

  @Option(names = "--losses", description = "prints every swatch that lost something")
  private boolean losses;

  @Override
  public Integer call() {
    PaletteOutput.write(
        spec, PaletteInput.one(file, spec.commandLine().getErr()), output, format, losses);
    return ExitCode.OK;
  }
}
