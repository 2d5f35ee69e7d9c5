package pentimento.app.kra;

/// Text for a terminal.
final class PlainText {

  private PlainText() {}

  /// One line whatever it quotes: names in a document may hold line feeds and what steers a
  /// terminal, which are shown as `?`.
  static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]", "?");
  }
}
