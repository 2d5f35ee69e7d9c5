package pentimento.kra.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// Reads the JSON of corpus manifests: objects become maps, arrays lists, numbers doubles.
final class Json {

  private final String file;
  private final String text;
  private int at;

  private Json(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// @throws BadInput when it is not JSON
  static @Nullable Object read(String file, String text) {
    Json json = new Json(file, text);
    Object value = json.value(0);
    json.space();
    if (json.at < text.length()) throw json.bad("the end");
    return value;
  }

  private @Nullable Object value(int depth) {
    if (depth > 100) throw bad("less nesting");
    space();
    char c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    space();
    while (peek() != '}') {
      String name = string();
      space();
      expect(':');
      members.put(name, value(depth + 1));
      space();
      if (peek() == ',') at++;
      space();
    }
    at++;
    return members;
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    at++;
    space();
    while (peek() != ']') {
      items.add(value(depth + 1));
      space();
      if (peek() == ',') at++;
      space();
    }
    at++;
    return items;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = peek();
      at++;
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          if (at + 4 > text.length()) throw bad("four hexadecimal digits");
          try {
            out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          } catch (NumberFormatException _) {
            throw bad("four hexadecimal digits");
          }
          at += 4;
        }
        default -> out.append(escaped);
      }
    }
    at++;
    return out.toString();
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) throw bad("'" + word + "'");
    at += word.length();
    return value;
  }

  private Double number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789NaInfity".indexOf(text.charAt(at)) >= 0) at++;
    try {
      return Double.valueOf(text.substring(from, at));
    } catch (NumberFormatException _) {
      throw bad("a value");
    }
  }

  private void expect(char c) {
    if (peek() != c) throw bad("'" + c + "'");
    at++;
  }

  private char peek() {
    if (at >= text.length()) throw bad("more");
    return text.charAt(at);
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
  }

  private BadInput bad(String expected) {
    return new BadInput(file, "offset " + at, "expected " + expected + " here", "mend the JSON");
  }
}
