package pentimento.pipe;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// JSON as plain maps, lists, text, numbers and booleans. Maps keep their order.
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// Reads one JSON value.
  ///
  /// @param file what the text is called in messages
  /// @throws BadInput with line and column
  public static @Nullable Object read(String file, String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null)
        throw bad(file, parser.currentLocation(), "text after the end");
      return value;
    } catch (JacksonException e) {
      throw bad(file, e.getLocation(), "not valid JSON (" + what(e) + ")");
    }
  }

  /// The parser's words without where in what it read, which it knows less well than we do.
  private static String what(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).replaceAll(" ?\\(start marker at .*", "");
  }

  /// Reads a JSON object.
  public static Map<String, Object> readObject(String file, String text) {
    return object(file, "", read(file, text));
  }

  /// A value as an object.
  ///
  /// @throws BadInput when it is something else
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String file, String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) return (Map<String, Object>) map;
    throw new BadInput(file, place, "a JSON object was expected");
  }

  /// Writes a value over several lines, indented by two blanks, with a final line feed.
  public static String write(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, "", text);
    return text.append('\n').toString();
  }

  private static void write(@Nullable Object value, String indent, StringBuilder text) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        String separator = "{\n";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text.append(separator).append(indent).append("  ");
          scalar(String.valueOf(entry.getKey()), text);
          text.append(": ");
          write(entry.getValue(), indent + "  ", text);
          separator = ",\n";
        }
        text.append('\n').append(indent).append('}');
      }
      case Map<?, ?> _ -> text.append("{}");
      case List<?> list when list.stream().anyMatch(Map.class::isInstance) -> {
        String separator = "[\n";
        for (Object item : list) {
          text.append(separator).append(indent).append("  ");
          write(item, indent + "  ", text);
          separator = ",\n";
        }
        text.append('\n').append(indent).append(']');
      }
      case List<?> list -> {
        String separator = "[";
        for (Object item : list) {
          text.append(separator);
          write(item, indent, text);
          separator = ", ";
        }
        text.append(list.isEmpty() ? "[]" : "]");
      }
      case null, default -> scalar(value, text);
    }
  }

  private static void scalar(@Nullable Object value, StringBuilder text) {
    switch (value) {
      case null -> text.append("null");
      case Float f when !Float.isFinite(f) -> scalar(f.toString(), text);
      case Double d when !Double.isFinite(d) -> scalar(d.toString(), text);
      case Number n -> text.append(n);
      case Boolean b -> text.append(b);
      default -> {
        StringWriter quoted = new StringWriter();
        try (JsonGenerator generator =
            FACTORY.createGenerator(ObjectWriteContext.empty(), quoted)) {
          generator.writeString(value.toString());
        }
        text.append(quoted);
      }
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) return null;
    return switch (token) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
        yield list;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static BadInput bad(String file, @Nullable TokenStreamLocation at, String problem) {
    String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new BadInput(file, place, problem, "correct it or remove the file");
  }
}
