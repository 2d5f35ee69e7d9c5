package pentimento.darktable.params;

import java.util.function.ToIntFunction;

/// Looks up the constant that darktable stores as a number.
final class Codes {

  private Codes() {}

  /// @param what the field, for the reason: `input profile`
  static <E extends Enum<E>> E find(E[] constants, ToIntFunction<E> code, int wanted, String what)
      throws NotRendered {
    for (E constant : constants) if (code.applyAsInt(constant) == wanted) return constant;
    throw new NotRendered(what + " " + wanted + " is not rendered");
  }
}
