package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One call of the command line, in this process.
///
/// @param code exit code
/// @param out what it printed
/// @param err what it complained about
record Run(int code, String out, String err) {

  /// One that must go well.
  static Run ok(Run run) {
    assertThat(run.code).as(run.err).isZero();
    return run;
  }

  static Run of(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), words)
            .execute(words);
    return new Run(code, out.toString(), err.toString());
  }
}
