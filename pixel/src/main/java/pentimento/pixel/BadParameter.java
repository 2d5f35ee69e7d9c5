package pentimento.pixel;

/// A value outside what is allowed: names the parameter, the value and the range.
public final class BadParameter extends Problem {

  private static final long serialVersionUID = 1L;

  /// @param name the parameter as the user writes it, such as `exposure.ev`
  /// @param value the value as given
  /// @param expected what is allowed, such as "a number from -18 to 18"
  public BadParameter(String name, Object value, String expected) {
    super(name + ": '" + value + "' is not allowed; expected " + expected);
  }
}
