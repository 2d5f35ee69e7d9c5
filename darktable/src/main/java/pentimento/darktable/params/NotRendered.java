package pentimento.darktable.params;

/// Sound parameters that we cannot render: the message says why, without naming the operation.
public final class NotRendered extends Exception {

  private static final long serialVersionUID = 1L;

  NotRendered(String reason) {
    super(reason, null, false, false);
  }

  /// Why.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
