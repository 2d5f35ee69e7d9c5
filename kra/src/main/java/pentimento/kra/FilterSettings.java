package pentimento.kra;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A filter or generator and how it is set.
///
/// @param id Krita's name of it, today's where an old document has another: `gaussian blur`,
///   `color`
/// @param version of the parameters
/// @param parameters by name, as text; empty means the filter's defaults
/// @param source the configuration as in the file; null when missing
public record FilterSettings(
    String id, int version, Map<String, String> parameters, @Nullable Part source) {

  public FilterSettings {
    parameters = Map.copyOf(parameters);
  }

  /// A parameter as text; `otherwise` when missing.
  public String text(String name, String otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  /// A number; `otherwise` when missing or not one.
  public double number(String name, double otherwise) {
    try {
      String text = parameters.get(name);
      return text == null ? otherwise : Double.parseDouble(text.strip());
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  /// Whether a parameter is `true` or `1`; `otherwise` when missing.
  public boolean flag(String name, boolean otherwise) {
    String text = parameters.get(name);
    return text == null ? otherwise : text.strip().equals("true") || text.strip().equals("1");
  }
}
