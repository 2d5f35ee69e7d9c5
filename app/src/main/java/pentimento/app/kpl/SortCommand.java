package pentimento.app.kpl;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.kpl.Palette;
import pentimento.kpl.make.Sort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl sort`: the swatches of each group in order.
@Command(
    name = "sort",
    description = "Orders the swatches inside each group.",
    mixinStandardHelpOptions = true)
final class SortCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a palette")
  private Path file = Path.of("");

  @Option(names = "--by", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Sort.Key key = Sort.Key.LIGHTNESS;

  @Option(names = "--descending", description = "from the other end")
  private boolean descending;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "where to write; by default FILE itself")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Palette palette = PaletteInput.one(file, spec.commandLine().getErr());
    Path target = output != null ? output : file;
    PaletteOutput.write(spec, Sort.by(palette, key, descending), target, null, false);
    return ExitCode.OK;
  }
}
