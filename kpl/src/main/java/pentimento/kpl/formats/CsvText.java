package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.List;

/// Comma-separated lines after RFC 4180.
final class CsvText {

  private CsvText() {}

  static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') field.append(c);
        else if (i + 1 < text.length() && text.charAt(i + 1) == '"') field.append(text.charAt(++i));
        else quoted = false;
      } else if (c == '"') {
        quoted = true;
        any = true;
      } else if (c == ',') {
        line.add(field.toString());
        field.setLength(0);
        any = true;
      } else if (c == '\n') {
        if (any || !field.isEmpty()) {
          line.add(field.toString());
          lines.add(line);
        }
        line = new ArrayList<>();
        field.setLength(0);
        any = false;
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (any || !field.isEmpty()) {
      line.add(field.toString());
      lines.add(line);
    }
    return lines;
  }

  static String line(List<String> fields) {
    List<String> cells = new ArrayList<>();
    for (String field : fields) {
      boolean quote = field.matches("(?s).*[\",\r\n].*");
      cells.add(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    return String.join(",", cells);
  }
}
