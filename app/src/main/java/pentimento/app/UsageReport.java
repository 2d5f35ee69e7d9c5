package pentimento.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Prints what is wrong with a command line in one line, and where help is.
final class UsageReport implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    StringBuilder text = new StringBuilder("pentimento: ").append(e.getMessage());
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    if (!near.isEmpty()) text.append("; did you mean ").append(near.getFirst()).append('?');
    text.append(" (").append(line.getCommandSpec().qualifiedName()).append(" --help)");
    line.getErr().println(text);
    return ExitCode.USAGE;
  }
}
