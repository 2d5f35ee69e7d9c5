package pentimento.app.kra;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kra.KraDocument;
import pentimento.kra.inspect.KraLint;
import pentimento.kra.inspect.LintFinding;
import pentimento.pixel.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra lint`: what somebody should look at.
@Command(
    name = "lint",
    description = "Checks a document: modes that do not suit linear light, odd numbers, damage.",
    mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a .kra or .krz")
  private Path file = Path.of("");

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<LintFinding> findings;
    try (KraDocument document = KraDocument.open(file)) {
      findings = KraLint.check(document, new Cancellation());
    }
    if (json) {
      out.println(
          JsonText.of(g -> {
            g.writeStartArray();
            for (LintFinding f : findings) {
              g.writeStartObject();
              g.writeStringProperty("severity", word(f));
              g.writeStringProperty("rule", f.rule());
              g.writeStringProperty("node", f.node());
              g.writeStringProperty("uuid", f.uuid());
              g.writeStringProperty("message", f.message());
              g.writeEndObject();
            }
            g.writeEndArray();
          }));
    } else {
      for (LintFinding f : findings) {
        String node = f.node().isEmpty() ? "" : "\"" + f.node() + "\" ";
        out.println(PlainText.line(word(f) + ": " + node + f.message() + " [" + f.rule() + "]"));
      }
      out.println(count(findings.size()));
    }
    out.flush();
    boolean bad = findings.stream().anyMatch(f -> f.severity() != LintFinding.Severity.NOTE);
    return bad ? ExitCode.NOT_MET : ExitCode.OK;
  }

  private static String count(int findings) {
    return switch (findings) {
      case 0 -> "nothing to report";
      case 1 -> "1 finding";
      default -> findings + " findings";
    };
  }

  private static String word(LintFinding f) {
    return f.severity().name().toLowerCase(Locale.ROOT);
  }
}
