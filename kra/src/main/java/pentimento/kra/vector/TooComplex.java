package pentimento.kra.vector;

/// A drawing that would take more time or memory than drawings do.
public final class TooComplex extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooComplex(String what) {
    super(what);
  }
}
