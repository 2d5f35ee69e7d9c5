package pentimento.host;

import java.nio.file.Path;
import pentimento.pixel.BadParameter;

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
    return of(Host.current());
  }

  /// The places on a machine.
  public static Places of(Host host) {
    String own = host.variable("PENTIMENTO_HOME");
    if (!own.isEmpty()) return in(host, host.join(own, "config"), host.join(own, "store"));
    return switch (host.os()) {
      case WINDOWS ->
          in(
              host,
              host.join(or(host, "APPDATA", "AppData/Roaming"), "Pentimento"),
              host.join(or(host, "LOCALAPPDATA", "AppData/Local"), "Pentimento/store"));
      case MACOS ->
          in(
              host,
              host.inHome("Library/Application Support/Pentimento"),
              host.inHome("Library/Caches/Pentimento"));
      case LINUX ->
          in(
              host,
              host.join(or(host, "XDG_CONFIG_HOME", ".config"), "pentimento"),
              host.join(or(host, "XDG_CACHE_HOME", ".cache"), "pentimento"));
    };
  }

  private static Places in(Host host, String configuration, String store) {
    Path first = host.file(configuration);
    Path second = host.file(store);
    if (first == null || second == null) {
      throw new BadParameter(
          "PENTIMENTO_HOME or the user's folder", configuration, "a path of this system");
    }
    return new Places(first, second);
  }

  private static String or(Host host, String variable, String inHome) {
    String value = host.variable(variable);
    return value.isEmpty() ? host.inHome(inHome) : value;
  }
}
