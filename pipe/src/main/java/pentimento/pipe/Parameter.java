package pentimento.pipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pentimento.pixel.BadParameter;

/// One parameter of an operation, as its record declares it.
///
/// @param name the record component's name
/// @param type `float`, `int`, `boolean`, `String`, `float[]` or an enum class
/// @param doc what it does
/// @param unit what its number counts
/// @param min the least value allowed
/// @param max the greatest value allowed
/// @param softMin where the slider starts
/// @param softMax where the slider ends
/// @param length number of values of a `float[]`
public record Parameter(
    String name,
    Class<?> type,
    String doc,
    Unit unit,
    double min,
    double max,
    double softMin,
    double softMax,
    int length) {

  static Parameter of(RecordComponent component) {
    Param param = component.getAnnotation(Param.class);
    if (param == null) {
      throw new IllegalArgumentException(component + " lacks @Param");
    }
    double[] soft =
        param.soft().length == 2 ? param.soft() : new double[] {param.min(), param.max()};
    return new Parameter(
        component.getName(),
        component.getType(),
        param.doc(),
        param.unit(),
        param.min(),
        param.max(),
        soft[0],
        soft[1],
        param.length());
  }

  /// The value as files hold it: numbers, booleans, text, lists; enum constants in lower case.
  Object toFile(Object value) {
    return switch (value) {
      case Enum<?> constant -> spell(constant);
      case float[] values -> {
        List<Object> list = new ArrayList<>();
        for (float v : values) list.add(v);
        yield list;
      }
      default -> value;
    };
  }

  /// The value from what a file or the command line holds; checks type and range.
  ///
  /// @param owner id of the operation, for the message
  /// @throws BadParameter when it does not fit
  Object fromFile(String owner, Object raw) {
    String full = owner + "." + name;
    if (type == String.class) return raw.toString();
    if (type == boolean.class) {
      return switch (raw.toString().toLowerCase(Locale.ROOT)) {
        case "true", "on", "yes", "1" -> true;
        case "false", "off", "no", "0" -> false;
        default -> throw new BadParameter(full, raw, "true or false");
      };
    }
    if (type == int.class) {
      double v = number(full, raw);
      if (v != Math.rint(v)) throw new BadParameter(full, raw, "a whole number");
      return (int) v;
    }
    if (type == float.class) return (float) number(full, raw);
    if (type == float[].class) return numbers(full, raw);
    return constant(full, raw);
  }

  private float[] numbers(String full, Object raw) {
    List<?> list = raw instanceof List<?> l ? l : Arrays.asList(raw.toString().split("\\s*,\\s*"));
    if (list.size() != length) {
      throw new BadParameter(full, raw, length + " numbers, not " + list.size());
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) number(full + "[" + i + "]", String.valueOf(list.get(i)));
    }
    return values;
  }

  private double number(String full, Object raw) {
    double v;
    try {
      v = raw instanceof Number n ? n.doubleValue() : Double.parseDouble(raw.toString());
    } catch (NumberFormatException _) {
      throw new BadParameter(full, raw, range());
    }
    if (!Double.isFinite(v) || (float) v < (float) min || (float) v > (float) max) {
      throw new BadParameter(full, raw, range());
    }
    return v;
  }

  private Object constant(String full, Object raw) {
    Object[] constants = type.getEnumConstants();
    List<String> allowed = new ArrayList<>();
    for (Object constant : constants) {
      String spelt = spell((Enum<?>) constant);
      if (spelt.equals(raw.toString().toLowerCase(Locale.ROOT))) return constant;
      allowed.add(spelt);
    }
    throw new BadParameter(full, raw, "one of " + String.join(", ", allowed));
  }

  /// What is allowed, for people.
  public String range() {
    if (type == boolean.class) return "true or false";
    if (type == String.class) return "text";
    if (type.isEnum()) {
      List<String> allowed = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) allowed.add(spell((Enum<?>) constant));
      return String.join(", ", allowed);
    }
    String kind = type == int.class ? "a whole number" : "a number";
    if (min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY) return kind;
    return kind + " from " + brief(min) + " to " + brief(max);
  }

  private static String brief(double v) {
    return v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : Double.toString(v);
  }

  private static String spell(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
