package pentimento.pixel;

/// Something valid that we cannot do: names the file, what it needs and the remedy.
public final class Unsupported extends Problem {

  private static final long serialVersionUID = 1L;

  public Unsupported(String file, String problem, String remedy) {
    super(BadInput.line(file, "", problem, remedy));
  }
}
