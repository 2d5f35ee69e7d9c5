package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// A small JSON reader and string writer, RFC 8259: maps, lists, strings, numbers kept as their
/// text, booleans and null.
final class JsonText {

  private static final int MOST_DEPTH = 64;

  /// A number as written.
  record Decimal(String text) {}

  private final String file;
  private final String text;
  private int at;
  private int depth;

  private JsonText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  static @Nullable Object parse(String file, String text) {
    JsonText json = new JsonText(file, text);
    Object value = json.value();
    json.space();
    if (json.at != text.length()) throw json.bad("goes on after its end");
    return value;
  }

  private BadInput bad(String problem) {
    return new BadInput(file, "character " + at, problem);
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
  }

  private char peek() {
    space();
    if (at >= text.length()) throw bad("ends early");
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) throw bad("'" + c + "' expected");
    at++;
  }

  private @Nullable Object value() {
    if (++depth > MOST_DEPTH) throw bad("nests more than " + MOST_DEPTH + " levels");
    Object value =
        switch (peek()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          default -> word();
        };
    depth--;
    return value;
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    expect('{');
    if (peek() == '}') {
      at++;
      return map;
    }
    while (true) {
      peek();
      String key = string();
      expect(':');
      map.put(key, value());
      if (peek() == '}') {
        at++;
        return map;
      }
      expect(',');
    }
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> list = new ArrayList<>();
    expect('[');
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.add(value());
      if (peek() == ']') {
        at++;
        return list;
      }
      expect(',');
    }
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      if (at >= text.length()) throw bad("ends inside a string");
      char c = text.charAt(at++);
      if (c == '"') return out.toString();
      if (c != '\\') {
        out.append(c);
        continue;
      }
      if (at >= text.length()) throw bad("ends inside a string");
      char e = text.charAt(at++);
      switch (e) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case '"', '\\', '/' -> out.append(e);
        case 'u' -> {
          if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw bad("has a damaged escape");
          }
          out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
        default -> throw bad("has the escape \\" + e);
      }
    }
  }

  private @Nullable Object word() {
    int start = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> {
        if (!word.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
          at = start;
          throw bad("'" + word + "' is no value");
        }
        yield new Decimal(word);
      }
    };
  }

  static String quote(String s) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20) out.append("\\u%04x".formatted((int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
