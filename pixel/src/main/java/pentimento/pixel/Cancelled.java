package pentimento.pixel;

/// Work that stopped because its caller asked for it.
public final class Cancelled extends Problem {

  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("cancelled");
  }
}
