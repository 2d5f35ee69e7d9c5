package pentimento.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The order of names that hold versions: numbers by value, the rest by letter.
final class VersionOrder {

  private static final Pattern PART = Pattern.compile("\\d+|\\D+");

  private VersionOrder() {}

  static int compare(String a, String b) {
    Matcher left = PART.matcher(a);
    Matcher right = PART.matcher(b);
    while (true) {
      boolean more = left.find();
      if (more != right.find()) return more ? 1 : -1;
      if (!more) return 0;
      int order = part(left.group(), right.group());
      if (order != 0) return order;
    }
  }

  private static int part(String a, String b) {
    if (!Character.isDigit(a.charAt(0)) || !Character.isDigit(b.charAt(0))) return a.compareTo(b);
    return new java.math.BigInteger(a).compareTo(new java.math.BigInteger(b));
  }
}
