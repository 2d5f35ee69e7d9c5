package pentimento.pixel;

/// Something that went wrong and that somebody can act upon: the message says what, where and how
/// to remedy it.
///
/// Everything else that is thrown is a bug of ours.
public abstract sealed class Problem extends RuntimeException
    permits BadInput, BadParameter, CannotWrite, Unsupported, MissingProgram, Cancelled {

  private static final long serialVersionUID = 1L;

  protected Problem(String message, Throwable cause) {
    super(message, cause);
  }

  protected Problem(String message) {
    super(message);
  }
}
