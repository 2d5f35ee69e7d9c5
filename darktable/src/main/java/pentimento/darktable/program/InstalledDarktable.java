package pentimento.darktable.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.host.Candidate;
import pentimento.host.KnownProgram;
import pentimento.host.ProgramSearch;
import pentimento.pixel.MissingProgram;

/// Which version of darktable is on this machine. The program is asked once, and again when another
/// one has taken its place. Safe for several threads.
public final class InstalledDarktable {

  private List<String> asked = List.of();
  private FileTime written = FileTime.fromMillis(0);
  private @Nullable String version;

  public InstalledDarktable() {}

  /// The version of the darktable that would render; null when there is none, or none that starts.
  public synchronized @Nullable String version() {
    Candidate found = ProgramSearch.of(KnownProgram.DARKTABLE).taken();
    if (found == null) return null;
    FileTime now = written(found.where());
    if (!found.command().equals(asked) || !now.equals(written)) {
      version = ask(found.command());
      asked = found.command();
      written = now;
    }
    return version;
  }

  private static @Nullable String ask(List<String> command) {
    try (DarktableCli program = new DarktableCli(command)) {
      return program.version();
    } catch (MissingProgram _) {
      // Whoever wants something rendered is told.
      return null;
    }
  }

  private static FileTime written(String program) {
    try {
      return Files.getLastModifiedTime(Path.of(program));
    } catch (IOException | IllegalArgumentException _) {
      return FileTime.fromMillis(0);
    }
  }
}
