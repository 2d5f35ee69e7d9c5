package pentimento.kpl;

/// Reads decimal numbers as programs of all locales have written them.
public final class NumberText {

  private NumberText() {}

  /// The number, NaN when the text is none. A comma counts as the decimal point.
  public static double parse(String text) {
    String t = text.strip();
    if (t.isEmpty() || t.length() > 400) return Double.NaN;
    boolean digit = false;
    for (int i = 0; i < t.length(); i++) {
      char c = t.charAt(i);
      if (c >= '0' && c <= '9') digit = true;
      else if (c == ',' && t.indexOf(',') == t.lastIndexOf(',') && t.indexOf('.') < 0) {
        t = t.replace(',', '.');
      } else if ("+-.eE".indexOf(c) < 0) return Double.NaN;
    }
    if (!digit) return Double.NaN;
    try {
      return Double.parseDouble(t);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
