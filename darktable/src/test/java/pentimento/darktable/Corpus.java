package pentimento.darktable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The workplace's darktable inputs; tests that need them are skipped where they are absent.
final class Corpus {

  private Corpus() {}

  static Path shared(String path) {
    Path file = Path.of(System.getProperty("pentimento.shared", ""), path);
    Assumptions.assumeTrue(Files.exists(file), "needs the test inputs: " + file);
    return file;
  }

  static List<Path> sidecars() throws IOException {
    Path corpus = shared("corpus/darktable");
    Path vectors = shared("specs/darktable-testvectors");
    try (Stream<Path> a = Files.walk(corpus);
        Stream<Path> b = Files.walk(vectors)) {
      return Stream.concat(a, b).filter(p -> p.toString().endsWith(".xmp")).sorted().toList();
    }
  }
}
