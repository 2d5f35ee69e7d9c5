package pentimento.pixel;

/// Another program that is needed and was not found, or did not do what it was asked.
public final class MissingProgram extends Problem {

  private static final long serialVersionUID = 1L;

  public MissingProgram(String program, String problem, String remedy) {
    super(BadInput.line(program, "", problem, remedy));
  }
}
