package pentimento.darktable.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where darktable-cli is looked for, best first.
record DarktablePlaces(List<Path> candidates) {

  static DarktablePlaces ofThisSystem() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    String program = windows ? "darktable-cli.exe" : "darktable-cli";
    List<Path> candidates = new ArrayList<>();
    String path = System.getenv("PATH");
    if (path != null) {
      for (String folder : path.split(windows ? ";" : ":")) {
        if (!folder.isBlank()) candidates.add(Path.of(folder, program));
      }
    }
    if (windows) {
      for (String variable : List.of("ProgramFiles", "ProgramW6432", "LOCALAPPDATA")) {
        String folder = System.getenv(variable);
        if (folder != null) candidates.add(Path.of(folder, "darktable", "bin", program));
      }
    } else {
      candidates.add(Path.of("/usr/local/bin", program));
      candidates.add(Path.of("/usr/bin", program));
      candidates.add(Path.of("/opt/darktable/bin", program));
      candidates.add(Path.of("/Applications/darktable.app/Contents/MacOS", program));
    }
    return new DarktablePlaces(candidates);
  }

  @Nullable Path find() {
    for (Path candidate : candidates) if (Files.isExecutable(candidate)) return candidate;
    return null;
  }
}
