package pentimento.studio;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where configuration and store lie: below `PENTIMENTO_HOME` when that is set, else where each
/// system keeps such things.
///
/// @param configuration files that the user may edit
/// @param store results that can be computed again; the user may put it on another disk
public record Places(Path configuration, Path store) {

  /// Where indexes of stores lie: on this machine, wherever the store is.
  public Path local() {
    return store.resolve("local");
  }

  /// The places for this process.
  public static Places ofThisProcess() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  /// The places for a system.
  ///
  /// @param environment variables of the process
  /// @param os name of the system as Java gives it
  /// @param home the user's folder
  static Places of(Map<String, String> environment, String os, Path home) {
    String own = environment.get("PENTIMENTO_HOME");
    if (own != null && !own.isBlank()) {
      return new Places(Path.of(own).resolve("config"), Path.of(own).resolve("store"));
    }
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path roaming = or(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"));
      Path local = or(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
      return new Places(
          roaming.resolve("Pentimento"), local.resolve("Pentimento").resolve("store"));
    }
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new Places(
          library.resolve("Application Support").resolve("Pentimento"),
          library.resolve("Caches").resolve("Pentimento"));
    }
    Path config = or(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
    Path cache = or(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
    return new Places(config.resolve("pentimento"), cache.resolve("pentimento"));
  }

  private static Path or(@Nullable String value, Path fallback) {
    return value == null || value.isBlank() ? fallback : Path.of(value);
  }
}
