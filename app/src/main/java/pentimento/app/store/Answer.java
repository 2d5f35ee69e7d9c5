package pentimento.app.store;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import pentimento.pipe.Json;
import picocli.CommandLine.Model.CommandSpec;

/// What a command about the store found, for people or as JSON.
final class Answer {

  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  /// Adds a fact.
  ///
  /// @param key for programs
  /// @param line for people; empty for none
  Answer put(String key, Object value, String line) {
    facts.put(key, value);
    if (!line.isEmpty()) text.append(line).append('\n');
    return this;
  }

  void print(CommandSpec spec, boolean json) {
    spec.commandLine().getOut().print(json ? Json.write(facts) : text.toString());
    spec.commandLine().getOut().flush();
  }

  /// A size for people, in powers of 1000.
  static String size(long bytes) {
    double value = bytes;
    String unit = "B";
    for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
      if (value < 1000) break;
      value /= 1000;
      unit = next;
    }
    return String.format(
        Locale.ROOT, value < 10 && !unit.equals("B") ? "%.1f %s" : "%.0f %s", value, unit);
  }
}
