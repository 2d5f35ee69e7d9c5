package pentimento.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// The command line: wires the program and starts the command the user named.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // The shortest way to the most common question, before any library is loaded.
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      System.out.println(Version.line());
      return;
    }
    if (args.length > 1 && args[0].equals("develop") && Idle.answers(args)) return;
    System.exit(run(args));
  }

  /// Runs one command line and returns its exit code; `docs/exit-codes.md` lists them.
  public static int run(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine(out, err, args).execute(args);
    // What ends without a line feed is still in the writers.
    out.flush();
    err.flush();
    return code;
  }

  /// The command line that `args` are about to be given to.
  static CommandLine commandLine(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new PentimentoCommand());
    Subcommands.add(line, args);
    line.setOut(out);
    line.setErr(err);
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new ProblemReport());
    line.setParameterExceptionHandler(new UsageReport());
    return line;
  }
}
