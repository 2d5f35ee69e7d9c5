package pentimento.kra.vector;

import java.io.Serial;

/// A drawing holds more than plain shapes, or something Krita may understand otherwise.
final class BeyondShapes extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  BeyondShapes(String what) {
    super(what);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
