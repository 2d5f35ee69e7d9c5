package pentimento.darktable.program;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/// The real darktable and inputs for it; tests that ask for them are skipped where it is absent.
public abstract class RealDarktable {

  /// Null where it is absent.
  protected static DarktableCli darktable;

  @BeforeAll
  static void find() {
    darktable = DarktableCli.find();
  }

  @AfterAll
  static void close() {
    if (darktable != null) darktable.close();
  }

  protected static Path vector(String name) {
    Path file =
        Path.of(System.getProperty("pentimento.shared", ""))
            .resolve("specs/darktable-testvectors/raw")
            .resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "needs the test inputs: " + file);
    Assumptions.assumeTrue(darktable != null, "needs darktable-cli");
    return file;
  }
}
