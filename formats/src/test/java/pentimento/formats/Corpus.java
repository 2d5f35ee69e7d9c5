package pentimento.formats;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The test inputs of the workplace.
public final class Corpus {

  private Corpus() {}

  /// A raw of the corpus; the test is skipped where it is absent.
  public static Path raw(String name) {
    Path file =
        Path.of(System.getProperty("pentimento.shared", "shared"), "corpus/darktable/raws", name);
    Assumptions.assumeTrue(Files.exists(file), "the corpus is absent: " + file);
    return file;
  }
}
