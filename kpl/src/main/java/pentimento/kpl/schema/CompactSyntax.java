package pentimento.kpl.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import pentimento.pixel.BadInput;

/// Reads schemas in RELAX NG's compact syntax: as much of it as describes palettes (no includes,
/// name classes, lists, exceptions or parameters).
final class CompactSyntax {

  private static final java.util.regex.Pattern TOKEN =
      java.util.regex.Pattern.compile(
          "\\s+|#[^\\n]*|(\"[^\"]*\"|[A-Za-z_][-.\\w]*(?::[A-Za-z_][-.\\w]*)?|[{}(),|&?*+=])");

  private final String file;
  private final Matcher matcher;
  private final Map<String, String> namespaces = new HashMap<>();
  private final Map<String, Pattern> definitions = new HashMap<>();
  private final int length;
  private int at;
  private String token = "";

  private CompactSyntax(String file, String text) {
    this.file = file;
    this.matcher = TOKEN.matcher(text);
    this.length = text.length();
  }

  /// The definitions; the one to begin with is `start`.
  static Map<String, Pattern> parse(String file, String text) {
    CompactSyntax syntax = new CompactSyntax(file, text);
    syntax.advance();
    syntax.document();
    return syntax.definitions;
  }

  private BadInput bad(String problem) {
    return new BadInput(file, "character " + at, problem);
  }

  /// Moves to the next token; the empty one at the end.
  private String advance() {
    String was = token;
    token = "";
    while (at < length && token.isEmpty()) {
      if (!matcher.find(at) || matcher.start() != at) throw bad("has a character out of place");
      at = matcher.end();
      if (matcher.group(1) != null) token = matcher.group(1);
    }
    return was;
  }

  private void expect(String wanted) {
    if (!token.equals(wanted)) throw bad("'" + wanted + "' expected, not '" + token + "'");
    advance();
  }

  private void document() {
    namespaces.put("", "");
    while (true) {
      switch (token) {
        case "default" -> {
          advance();
          expect("namespace");
          declare("");
        }
        case "namespace" -> {
          advance();
          declare(advance());
        }
        case "datatypes" -> {
          advance();
          advance();
          expect("=");
          advance();
        }
        case "grammar" -> {
          advance();
          expect("{");
          definitions();
          expect("}");
          return;
        }
        default -> {
          definitions();
          if (!token.isEmpty()) throw bad("goes on after its end");
          return;
        }
      }
    }
  }

  private void declare(String prefix) {
    expect("=");
    String uri = advance();
    namespaces.put(prefix, uri.substring(1, Math.max(1, uri.length() - 1)));
  }

  private void definitions() {
    while (!token.isEmpty() && !token.equals("}")) {
      String name = advance();
      expect("=");
      definitions.put(name, pattern());
    }
  }

  private Pattern pattern() {
    Pattern p = particle();
    String separator = token;
    while (!separator.isEmpty() && ",|&".contains(separator) && token.equals(separator)) {
      advance();
      Pattern q = particle();
      p =
          switch (separator) {
            case "," -> Pattern.group(p, q);
            case "|" -> Pattern.choice(p, q);
            default -> Pattern.interleave(p, q);
          };
    }
    return p;
  }

  private Pattern particle() {
    Pattern p = primary();
    return switch (token) {
      case "?" -> {
        advance();
        yield Pattern.optional(p);
      }
      case "*" -> {
        advance();
        yield Pattern.optional(Pattern.oneOrMore(p));
      }
      case "+" -> {
        advance();
        yield Pattern.oneOrMore(p);
      }
      default -> p;
    };
  }

  private Pattern primary() {
    String word = advance();
    switch (word) {
      case "(" -> {
        Pattern p = pattern();
        expect(")");
        return p;
      }
      case "text" -> {
        return Pattern.TEXT;
      }
      case "empty" -> {
        return Pattern.EMPTY;
      }
      case "element", "attribute" -> {
        return named(word.equals("element"));
      }
      default -> {}
    }
    if (word.startsWith("\"")) return new Pattern.Value(word.substring(1, word.length() - 1));
    if (word.startsWith("xsd:")) {
      try {
        return new Pattern.Data(Datatype.named(word.substring(4)));
      } catch (IllegalArgumentException _) {
        throw bad("uses the datatype " + word + ", which is not supported");
      }
    }
    if (word.isEmpty() || !Character.isLetter(word.charAt(0)) && word.charAt(0) != '_') {
      throw bad("a pattern expected, not '" + word + "'");
    }
    return new Pattern.Ref(word);
  }

  private Pattern named(boolean element) {
    String name = advance();
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    String local = name.substring(colon + 1);
    String namespace = colon < 0 && !element ? "" : namespaces.get(prefix);
    if (namespace == null) throw bad("the prefix '" + prefix + "' is not declared");
    expect("{");
    Pattern content = pattern();
    expect("}");
    return element
        ? new Pattern.Element(namespace, local, content)
        : new Pattern.Attribute(namespace, local, content);
  }
}
