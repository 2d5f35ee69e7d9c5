package pentimento.pixel;

import java.io.IOException;

/// A result that could not be written: names the file and the remedy. Nothing partial is left
/// behind.
public final class CannotWrite extends Problem {

  private static final long serialVersionUID = 1L;

  public CannotWrite(String file, String problem, String remedy) {
    super(BadInput.line(file, "", problem, remedy));
  }

  public CannotWrite(String file, IOException e) {
    super(
        BadInput.line(
            file,
            "",
            "cannot be written (" + BadInput.reason(e) + ")",
            "check that the folder exists, may be written to and has room"),
        e);
  }
}
