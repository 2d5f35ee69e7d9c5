package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.TestPixels.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.program.KritaProgram;
import pentimento.pixel.Cancellation;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;

/// The sample's painting through the real Krita: opened, exported, saved again.
class RealKritaTest {

  private static final Path ROOT = Path.of(System.getProperty("pentimento.root", ".."));
  private static final Path SAMPLES = ROOT.resolve("samples");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder = Path.of("");

  @Test
  void krita_shows_what_we_flatten_and_saves_what_we_read() throws Exception {
    KritaProgram krita;
    try {
      krita = KritaProgram.find(ROOT.resolve(".build/krita-home"));
    } catch (MissingProgram e) {
      Assumptions.abort(e.getMessage());
      return;
    }
    for (String name : List.of("still-life.dng", "still-life.dng.edit.json", "still-life.kra")) {
      Files.copy(SAMPLES.resolve(name), folder.resolve(name));
    }
    Path photo = folder.resolve("still-life.dng");
    Path kra = folder.resolve("still-life.kra");
    assertThat(Run.of("refresh", photo).out()).contains("base layer replaced");

    Planes ours = flatten(kra, "ours.pfm");
    krita.export(kra, folder.resolve("krita.tif"), PATIENCE, new Cancellation());
    Planes theirs = read(folder.resolve("krita.tif"));
    assertThat(worst(ours, theirs)).isLessThan(1e-5);

    krita.export(kra, folder.resolve("again.kra"), PATIENCE, new Cancellation());
    try (KraDocument document = KraDocument.open(folder.resolve("again.kra"))) {
      Layer base = document.layers().getLast();
      assertThat(base.traits().locked()).isTrue();
      assertThat(document.annotation("pentimento")).isNotNull();
    }
    assertThat(worst(ours, flatten(folder.resolve("again.kra"), "again.pfm"))).isZero();

    // In the place of our document, it is the painting that it was.
    Run before = Run.of("develop", photo, "-o", folder.resolve("before.pfm"), "--no-store");
    assertThat(before.code()).as(before.err()).isZero();
    Files.delete(kra);
    Files.move(folder.resolve("again.kra"), kra);
    assertThat(Run.of("status", photo).out())
        .contains("below     fresh")
        .contains("painting  fresh");
    Run after = Run.of("develop", photo, "-o", folder.resolve("after.pfm"), "--no-store");
    assertThat(after.code()).as(after.err()).isZero();
    assertThat(folder.resolve("after.pfm")).hasSameBinaryContentAs(folder.resolve("before.pfm"));
  }

  private Planes flatten(Path kra, String name) {
    Run run = Run.of("kra", "flatten", kra, "-o", folder.resolve(name));
    assertThat(run.code()).as(run.err()).isZero();
    return read(folder.resolve(name));
  }

  /// The greatest relative difference of R, G and B.
  private static double worst(Planes a, Planes b) {
    assertThat(b.rect()).isEqualTo(a.rect());
    double worst = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < a.rect().area(); i++) {
        double x = a.plane(c)[i];
        double y = b.plane(c)[i];
        worst = Math.max(worst, Math.abs(x - y) / Math.max(1, Math.abs(y)));
      }
    }
    return worst;
  }
}
