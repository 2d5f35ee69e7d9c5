package pentimento.app.kra;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kra.conform.Conformance;
import pentimento.kra.conform.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra conform`: our flattening beside Krita's, over a folder of documents.
@Command(
    name = "conform",
    description = {
      "Flattens the documents of a folder and compares with Krita's pixels.",
      "The documents are those that manifest.json lists. Exit 0 when nothing differs silently,"
          + " 85 %% are equal, and 98 %% of the groups blend_*, models and krz."
    },
    mixinStandardHelpOptions = true)
final class ConformCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "the folder with manifest.json and gen/")
  private Path folder = Path.of("");

  @Option(names = "--only", paramLabel = "TEXT", description = "documents whose name has this")
  private String only = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Verdict> verdicts = Conformance.of(folder).run(only);
    Conformance.print(verdicts, out::println);
    out.flush();
    return Conformance.passes(verdicts) ? ExitCode.OK : ExitCode.NOT_MET;
  }
}
