package pentimento.app;

import pentimento.pixel.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Prints a problem as one line of ours; a bug of ours with its trace.
final class ProblemReport implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof Problem problem) {
      line.getErr().println("pentimento: " + problem.getMessage());
      return ExitCode.of(problem);
    }
    line.getErr().println("pentimento: internal error; please report it with this trace");
    e.printStackTrace(line.getErr());
    return ExitCode.INTERNAL;
  }
}
