package pentimento.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One call of the command line, in this process.
///
/// @param code exit code
/// @param out what it printed
/// @param err what it complained about
record Run(int code, String out, String err) {

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
