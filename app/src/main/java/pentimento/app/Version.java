package pentimento.app;

/// Which Pentimento this is.
final class Version {

  static final String NUMBER = "0.1.0";

  private Version() {}

  static String line() {
    return "pentimento " + NUMBER + " (Java " + Runtime.version() + ")";
  }
}
