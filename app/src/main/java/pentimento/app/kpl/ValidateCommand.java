package pentimento.app.kpl;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kpl.Remark;
import pentimento.kpl.formats.Validation;
import pentimento.pixel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl validate`: everything in a palette that is not as it should be.
@Command(
    name = "validate",
    description = "Checks palettes; ends with 1 when something is not as it should be.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "palettes, or .kra documents")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean good = true;
    for (Path file : files) {
      try {
        for (PaletteInput.Named named : PaletteInput.all(file)) {
          List<Remark> remarks = Validation.of(named.name(), named.read(), named.bytes());
          for (Remark r : remarks) out.println(named.name() + ": " + r);
          if (remarks.isEmpty()) out.println(named.name() + ": good");
          good &= remarks.isEmpty();
        }
      } catch (Problem e) {
        out.println(e.getMessage());
        good = false;
      }
    }
    return good ? ExitCode.OK : ExitCode.NOT_MET;
  }
}
