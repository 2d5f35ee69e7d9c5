package pentimento.kra.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The corpus of documents with Krita's own pixels.
@Tag("long")
class ConformanceTest {

  @Test
  void the_corpus_is_flattened_as_krita_does() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("pentimento.root", "."));
    Path corpus = root.resolve(".build/krita-corpus");
    Path archive =
        Path.of(System.getProperty("pentimento.shared", "none"))
            .resolve("corpus/krita/krita-corpus.tar.xz");
    if (!Files.exists(corpus.resolve("manifest.json"))) {
      Assumptions.assumeTrue(Files.exists(archive), "the corpus is not here");
      Files.createDirectories(corpus);
      Process tar =
          new ProcessBuilder("tar", "xJf", archive.toString(), "-C", corpus.toString())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
    }
    List<Verdict> verdicts = Conformance.of(corpus).run(System.getProperty("conform.only", ""));
    List<String> lines = new ArrayList<>();
    Conformance.print(verdicts, lines::add);
    Files.createDirectories(root.resolve(".build"));
    Files.write(root.resolve(".build/conform.txt"), lines);
    assertThat(verdicts).filteredOn(v -> v.outcome() == Verdict.Outcome.SILENT).isEmpty();
    assertThat(Conformance.passes(verdicts)).isTrue();
  }
}
