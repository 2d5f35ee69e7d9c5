package pentimento.kpl.schema;

import java.math.BigInteger;
import java.util.regex.Pattern;

/// The datatypes of XML Schema that palettes use. Source: XML Schema Part 2.
enum Datatype {
  STRING,
  FLOAT,
  DOUBLE,
  INT,
  NON_NEGATIVE_INTEGER,
  ANY_URI;

  private static final Pattern REAL =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][-+.a-zA-Z0-9]*");

  /// The type `xsd:name`.
  static Datatype named(String name) {
    return switch (name) {
      case "string" -> STRING;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      case "int" -> INT;
      case "nonNegativeInteger" -> NON_NEGATIVE_INTEGER;
      case "anyURI" -> ANY_URI;
      default -> throw new IllegalArgumentException("datatype " + name);
    };
  }

  boolean allows(String text) {
    String t = collapse(text);
    return switch (this) {
      case STRING -> true;
      case FLOAT, DOUBLE -> REAL.matcher(t).matches();
      case INT -> WHOLE.matcher(t).matches() && isInt(new BigInteger(plain(t)));
      case NON_NEGATIVE_INTEGER ->
          WHOLE.matcher(t).matches() && new BigInteger(plain(t)).signum() >= 0;
      case ANY_URI -> isUri(t);
    };
  }

  static String collapse(String text) {
    return text.replaceAll("[ \t\r\n]+", " ").replaceAll("^ | $", "");
  }

  private static String plain(String t) {
    return t.startsWith("+") ? t.substring(1) : t;
  }

  private static boolean isInt(BigInteger v) {
    return v.bitLength() < 32;
  }

  private static boolean isUri(String t) {
    for (int i = t.indexOf('%'); i >= 0; i = t.indexOf('%', i + 1)) {
      if (!t.substring(i + 1, Math.min(t.length(), i + 3)).matches("[0-9a-fA-F]{2}")) return false;
    }
    int hash = t.indexOf('#');
    if (hash >= 0 && t.indexOf('#', hash + 1) >= 0) return false;
    int colon = t.indexOf(':');
    String before = colon < 0 ? "" : t.substring(0, colon);
    boolean scheme =
        colon >= 0 && !before.contains("/") && !before.contains("?") && !before.contains("#");
    return !scheme || SCHEME.matcher(before).matches();
  }
}
