package pentimento.kra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The documents made by the real Krita, unpacked once below the repository's `.build`.
public final class KritaCorpus {

  private KritaCorpus() {}

  /// Whether there is one.
  public static boolean isHere() {
    return Files.isRegularFile(unpacked().resolve("manifest.json"))
        || Files.isRegularFile(packed());
  }

  private static Path unpacked() {
    return Path.of(System.getProperty("pentimento.root", ".")).resolve(".build/krita-corpus");
  }

  private static Path packed() {
    return Path.of(System.getProperty("pentimento.shared", "../shared"))
        .resolve("corpus/krita/krita-corpus.tar.xz");
  }

  /// The folder with `gen`, `wild` and `minimal`; the test is skipped where the corpus is absent.
  public static synchronized Path folder() {
    Path folder = unpacked();
    if (Files.isRegularFile(folder.resolve("manifest.json"))) return folder;
    Path packed = packed();
    Assumptions.assumeTrue(Files.isRegularFile(packed), "no corpus of Krita documents here");
    try {
      Files.createDirectories(folder);
      Process tar =
          new ProcessBuilder("tar", "-xf", packed.toString(), "-C", folder.toString())
              .inheritIO()
              .start();
      if (tar.waitFor() != 0) throw new IOException("tar could not unpack " + packed);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return folder;
  }

  /// Every .kra and .krz, sorted.
  public static List<Path> documents() {
    try (Stream<Path> all = Files.walk(folder().toRealPath())) {
      return all.filter(p -> p.toString().matches(".*\\.kr[az]")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static Path document(String name) {
    return folder().resolve(name);
  }
}
