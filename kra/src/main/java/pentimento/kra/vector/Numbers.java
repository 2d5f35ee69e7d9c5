package pentimento.kra.vector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of SVG attributes, without units.
final class Numbers {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private Numbers() {}

  /// Where a number that begins at `at` ends; `at` when none does.
  static int end(String text, int at) {
    Matcher m = NUMBER.matcher(text).region(at, text.length());
    return m.lookingAt() ? m.end() : at;
  }

  /// @throws BeyondShapes when it is not a number alone
  static double of(String name, String text) {
    String t = text.strip();
    if (t.isEmpty() || end(t, 0) != t.length()) {
      throw new BeyondShapes(name + "=\"" + text + "\"");
    }
    return Double.parseDouble(t);
  }

  /// A list with commas or spaces between.
  static double[] list(String name, String text) {
    String t = text.strip();
    if (t.isEmpty()) return new double[0];
    String[] parts = t.split("\\s*,\\s*|\\s+", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) numbers[i] = of(name, parts[i]);
    return numbers;
  }
}
