package pentimento.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// What the user has set in `config.toml`, in the configuration folder: tables of keys with text,
/// the part of TOML that such a file needs.
///
/// ```
/// [programs]
/// krita = "/opt/krita/bin/krita"          # or "flatpak", "snap"
/// darktable = 'C:\darktable\bin\darktable-cli.exe'
/// ```
///
/// @param file where it is, or would be
/// @param values by `table.key`
public record Settings(Path file, Map<String, String> values) {

  /// Every key there is.
  public static final List<String> KEYS =
      List.of("programs.krita", "programs.darktable", "paintings.keep-result");

  public Settings {
    values = Map.copyOf(values);
  }

  /// The settings in a configuration folder; empty when there are none.
  ///
  /// @throws BadInput when a line is not understood, or sets a key that there is not
  public static Settings in(Path configuration) {
    Path file = configuration.resolve("config.toml");
    if (!Files.exists(file)) return new Settings(file, Map.of());
    try {
      return new Settings(file, parse(file, Files.readString(file)));
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  /// A key's value; null when it is not set.
  public @Nullable String value(String key) {
    return values.get(key);
  }

  private static Map<String, String> parse(Path file, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    String table = "";
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      if (line.startsWith("[") && line.indexOf(']') > 0) {
        table = line.substring(1, line.indexOf(']')).strip() + ".";
        continue;
      }
      int equals = line.indexOf('=');
      String value = equals < 0 ? null : text(line.substring(equals + 1).strip());
      if (value == null) {
        throw new BadInput(
            file.toString(),
            "line " + number,
            "is not understood",
            "write [table], key = \"text\" or key = 'text'");
      }
      String key = table + line.substring(0, equals).strip();
      if (!KEYS.contains(key)) {
        throw new BadInput(
            file.toString(),
            "line " + number,
            "sets " + key + ", which there is not",
            "use one of " + String.join(", ", KEYS));
      }
      values.put(key, value);
    }
    return values;
  }

  /// What stands in quotes; null when nothing does, or something else than a remark follows.
  private static @Nullable String text(String quoted) {
    if (quoted.length() < 2) return null;
    char quote = quoted.charAt(0);
    if (quote != '"' && quote != '\'') return null;
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == quote) {
        String rest = quoted.substring(i + 1).strip();
        return rest.isEmpty() || rest.startsWith("#") ? text.toString() : null;
      }
      if (c == '\\' && quote == '"') {
        if (++i == quoted.length()) return null;
        c = quoted.charAt(i);
        if (c != '\\' && c != '"') return null;
      }
      text.append(c);
    }
    return null;
  }
}
