package pentimento.app.kpl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.kpl.Palette;
import pentimento.kpl.Remark;
import pentimento.kpl.make.Merge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl merge`: several palettes in one.
@Command(
    name = "merge",
    description = "Puts palettes into one; groups of one name follow one another.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "palettes, or .kra documents")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "where to write")
  private Path output = Path.of("");

  @Option(names = "--name", description = "of the new palette; by default that of the first")
  private @Nullable String name;

  @Override
  public Integer call() {
    List<Palette> palettes = new ArrayList<>();
    for (Path file : files) {
      for (PaletteInput.Named named : PaletteInput.all(file)) {
        for (Remark r : named.read().remarks()) {
          spec.commandLine().getErr().println("pentimento: " + named.name() + ": " + r);
        }
        palettes.add(named.read().palette());
      }
    }
    String title = name != null ? name : palettes.getFirst().name();
    PaletteOutput.write(spec, Merge.of(title, palettes), output, null, false);
    return ExitCode.OK;
  }
}
