package pentimento.host;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a program is called on each system and by each way of installing it.
public enum KnownProgram {
  KRITA("krita", "krita", "PENTIMENTO_KRITA"),
  DARKTABLE("darktable", "darktable-cli", "PENTIMENTO_DARKTABLE");

  private static final Pattern KRITA_IMAGE = Pattern.compile("krita[-_. ]?[0-9x].*\\.appimage");

  private final String key;
  private final String command;
  private final String variable;

  KnownProgram(String key, String command, String variable) {
    this.key = key;
    this.command = command;
    this.variable = variable;
  }

  /// In settings and folders.
  String key() {
    return key;
  }

  /// What one types.
  public String command() {
    return command;
  }

  /// The variable that names it for one process.
  String variable() {
    return variable;
  }

  List<String> commands(Host.Os os) {
    return os == Host.Os.WINDOWS
        ? List.of(command + ".exe", command + ".bat", command + ".cmd")
        : List.of(command);
  }

  /// Its AppImages, in small letters; null when they do not run it.
  @Nullable Pattern appImage() {
    return this == KRITA ? KRITA_IMAGE : null;
  }

  String snap() {
    return this == KRITA ? "krita" : "darktable.cli";
  }

  /// darktable is given its files in the temporary folder, and a Snap has one of its own.
  String snapObstacle() {
    return this == KRITA ? "" : "is a Snap, which cannot see our temporary folder; use a package";
  }

  String flatpak() {
    return this == KRITA ? "org.kde.krita" : "org.darktable.Darktable";
  }

  List<String> flatpakOptions() {
    return this == KRITA
        ? List.of()
        : List.of("--filesystem=host", "--filesystem=/tmp", "--command=darktable-cli");
  }

  String bundle() {
    return key + ".app";
  }

  List<String> windowsFolders() {
    return this == KRITA ? List.of("Krita (x64)", "Krita", "Krita (x86)") : List.of("darktable");
  }
}
