package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import pentimento.darktable.program.DarktableCli;

/// Raws and edits that the real darktable renders in tests; these are skipped without it.
final class DelegatedInputs {

  private DelegatedInputs() {}

  static Path vector(String name) {
    Path file =
        Path.of(System.getProperty("pentimento.shared", ""))
            .resolve("specs/darktable-testvectors/raw")
            .resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "needs the test inputs: " + file);
    try (DarktableCli darktable = DarktableCli.find()) {
      Assumptions.assumeTrue(darktable != null, "needs darktable-cli");
    }
    return file;
  }
}
