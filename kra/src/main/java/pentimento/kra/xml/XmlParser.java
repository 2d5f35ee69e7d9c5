package pentimento.kra.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import pentimento.pixel.BadInput;

/// Reads the XML of Krita's documents into [XmlElement]s that know their place in the text.
///
/// A deliberately small XML 1.0: elements, attributes, text, CDATA, comments, processing
/// instructions and a doctype, which is skipped. No entity but the five predefined and numeric ones
/// exists, so none can expand or fetch anything; nesting is bounded. Text is UTF-8.
public final class XmlParser {

  /// Krita's own recursion would not survive more.
  private static final int DEEPEST = 1000;

  private final String file;
  private final String part;
  private final String text;
  private int at;

  private XmlParser(String file, String part, String text) {
    this.file = file;
    this.part = part;
    this.text = text;
  }

  /// Decodes UTF-8 strictly, so that encoding it again gives the same bytes.
  public static String decode(String file, String part, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new BadInput(file, "entry " + part, "is not text in UTF-8");
    }
  }

  /// @param file the document, for messages
  /// @param part the entry in it, for messages
  /// @throws BadInput when the text is not well formed
  public static XmlElement parse(String file, String part, String text) {
    return new XmlParser(file, part, text).document();
  }

  private XmlElement document() {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    if (text.startsWith("\uFEFF")) at = 1;
    while (at < text.length()) {
      XmlElement current = open.peek();
      int next = text.indexOf('<', at);
      int end = next < 0 ? text.length() : next;
      characters(current, end);
      if (next < 0) break;
      at = next;
      if (skipped(current)) continue;
      if (text.startsWith("</", at)) {
        if (current == null) throw bad("an end tag without a start tag");
        endTag(current);
        open.pop();
        continue;
      }
      if (root != null && current == null) throw bad("a second root element");
      if (open.size() >= DEEPEST) throw bad("elements nested more than " + DEEPEST + " deep");
      XmlElement element = startTag();
      if (current == null) root = element;
      else current.add(element);
      if (text.charAt(at - 2) == '/') element.closed(at, at);
      else open.push(element);
    }
    XmlElement unclosed = open.peek();
    if (unclosed != null) throw bad("<" + unclosed.qualifiedName() + "> is never closed");
    if (root == null) throw bad("there is no element");
    return root;
  }

  /// Passes a comment, CDATA section, processing instruction or doctype at the current `<`.
  private boolean skipped(@org.jspecify.annotations.Nullable XmlElement current) {
    if (text.startsWith("<!--", at)) {
      at = after("-->", at + 4);
    } else if (text.startsWith("<![CDATA[", at)) {
      int start = at + 9;
      at = after("]]>", start);
      if (current != null) current.add(text, start, at - 3);
    } else if (text.startsWith("<?", at)) {
      at = after("?>", at + 2);
    } else if (text.startsWith("<!", at)) {
      doctype();
    } else {
      return false;
    }
    return true;
  }

  private void doctype() {
    int depth = 0;
    char quote = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == '>' && depth == 0) {
        at = i + 1;
        return;
      }
    }
    throw bad("the doctype is never closed");
  }

  private XmlElement startTag() {
    int start = at++;
    String name = name();
    List<XmlAttribute> attributes = new ArrayList<>();
    XmlElement element = new XmlElement(name, start, attributes);
    while (true) {
      boolean space = skipSpace();
      char c = peek();
      if (c == '>' || c == '/') {
        at++;
        if (c == '/') {
          if (peek() != '>') throw bad("'>' expected");
          at++;
        }
        element.opened(at);
        return element;
      }
      if (!space) throw bad("white space expected between attributes");
      attributes.add(attribute());
    }
  }

  private XmlAttribute attribute() {
    int nameStart = at;
    String name = name();
    skipSpace();
    if (peek() != '=') throw bad("'=' expected after " + name);
    at++;
    skipSpace();
    char quote = peek();
    if (quote != '"' && quote != '\'') throw bad("a quote expected after " + name + "=");
    int valueStart = at + 1;
    int valueEnd = text.indexOf(quote, valueStart);
    if (valueEnd < 0) throw bad("the value of " + name + " is never closed");
    at = valueStart;
    StringBuilder value = new StringBuilder(valueEnd - valueStart);
    while (at < valueEnd) {
      char c = text.charAt(at);
      if (c == '<') throw bad("'<' in the value of " + name);
      if (c == '&') {
        value.appendCodePoint(reference());
      } else {
        value.append(c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
        at++;
      }
    }
    at = valueEnd + 1;
    return new XmlAttribute(name, value.toString(), nameStart, valueStart, valueEnd);
  }

  private void endTag(XmlElement current) {
    int start = at;
    at += 2;
    String name = name();
    if (!name.equals(current.qualifiedName())) {
      throw bad("</" + name + "> where </" + current.qualifiedName() + "> is expected");
    }
    skipSpace();
    if (peek() != '>') throw bad("'>' expected");
    at++;
    current.closed(start, at);
  }

  private void characters(@org.jspecify.annotations.Nullable XmlElement current, int end) {
    while (at < end) {
      int reference = text.indexOf('&', at);
      int stop = reference < 0 || reference > end ? end : reference;
      if (current == null) {
        if (!text.substring(at, stop).isBlank()) throw bad("text outside the root element");
      } else {
        current.add(text, at, stop);
      }
      at = stop;
      if (stop < end) {
        String c = Character.toString(reference());
        if (current == null) throw bad("text outside the root element");
        current.add(c, 0, c.length());
      }
    }
  }

  private int reference() {
    int semicolon = text.indexOf(';', at);
    if (semicolon < 0 || semicolon - at > 12) throw bad("'&' that begins no reference");
    String name = text.substring(at + 1, semicolon);
    int c =
        switch (name) {
          case "amp" -> '&';
          case "lt" -> '<';
          case "gt" -> '>';
          case "quot" -> '"';
          case "apos" -> '\'';
          default -> numeric(name);
        };
    at = semicolon + 1;
    return c;
  }

  private int numeric(String name) {
    try {
      int c =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
      if (Character.isValidCodePoint(c)) return c;
    } catch (NumberFormatException _) {
      // Reported below.
    }
    throw bad("unknown entity &" + name + ";");
  }

  private String name() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) at++;
    if (at == start) throw bad("a name expected");
    return text.substring(start, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == ':'
        || c == '-'
        || c == '.'
        || Character.isSurrogate(c);
  }

  private boolean skipSpace() {
    int start = at;
    while (at < text.length() && text.charAt(at) <= ' ') at++;
    return at > start;
  }

  private char peek() {
    if (at >= text.length()) throw bad("the text ends inside a tag");
    return text.charAt(at);
  }

  private int after(String closing, int from) {
    int found = text.indexOf(closing, from);
    if (found < 0) throw bad("'" + closing + "' is missing");
    return found + closing.length();
  }

  private BadInput bad(String problem) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new BadInput(
        file, "entry " + part + ", line " + line + ", column " + (at - lineStart + 1), problem);
  }
}
