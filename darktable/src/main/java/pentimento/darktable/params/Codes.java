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

  /// The constant at a place of its enum, for enums that are in darktable's order.
  static <E extends Enum<E>> E at(E[] constants, int wanted, String what) throws NotRendered {
    if (wanted >= 0 && wanted < constants.length) return constants[wanted];
    throw new NotRendered(what + " " + wanted + " is not rendered");
  }

  /// The place of a constant in its enum.
  static <E extends Enum<E>> int of(E[] constants, E constant) {
    int place = 0;
    while (constants[place] != constant) place++;
    return place;
  }
}
