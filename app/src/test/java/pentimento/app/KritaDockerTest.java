package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.Run.ok;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pipe.Edit;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;

/// The docker in the real Krita, calling the built program: what it says, and pictures of the
/// screen in `.build/screens` to be looked at.
@Tag("long")
class KritaDockerTest {

  private static final Path ROOT =
      Path.of(System.getProperty("pentimento.root", "..")).toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  @Test
  void every_button_does_what_it_says() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(ROOT.resolve(".build/stamp")), "the docker calls ./pentimento, not built yet");
    Path screens = Files.createDirectories(ROOT.resolve(".build/screens"));
    Path photo = Files.copy(ROOT.resolve("samples/still-life.dng"), folder.resolve("fruit.dng"));
    Path kra = folder.resolve("fruit.kra");
    ok(Run.of("paint", photo, "--no-launch"));
    ok(Run.of("branch", "add", photo, "--at", "after:colorin", "--name", "before the look"));
    String home = System.getProperty("pentimento.home");
    System.setProperty("pentimento.home", ROOT.toString());
    try {
      ok(
          Run.of(
              "plugins",
              "install",
              "--krita-resources",
              OpenKrita.resources(),
              "--kritarc",
              OpenKrita.settings()));
    } finally {
      if (home == null) System.clearProperty("pentimento.home");
      else System.setProperty("pentimento.home", home);
    }
    // A launcher that is older than the sources builds first, which no look of the docker waits
    // for.
    Path launcher = ROOT.resolve("pentimento");
    assertThat(new ProcessBuilder(launcher.toString(), "--version").inheritIO().start().waitFor())
        .isZero();
    String place = Objects.requireNonNull(System.getenv("PENTIMENTO_HOME"));
    try (OpenKrita krita =
        OpenKrita.start(List.of("pentimento"), Map.of("PENTIMENTO_HOME", place))) {
      List<Object> fresh =
          krita.run("docker.py", Map.of("file", kra.toString(), "screens", screens.toString()));
      assertThat(fresh)
          .containsExactly("fruit.dng", "Base is up to date", "before the look", true, true, true);
      Edit edit = Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
      Sidecar.write(photo, edit.set(Darkroom.catalogue(), "exposure.ev=1.5"), Darkroom.catalogue());
      List<Object> stale = krita.run("docker_stale.py", Map.of("screens", screens.toString()));
      assertThat(stale.getFirst()).isEqualTo("Base is out of date");
      assertThat(stale.get(1).toString()).contains("exposure.ev was").contains("is 1.5");
      assertThat(stale.get(2)).isEqualTo("Base is up to date");
      assertThat(stale.get(3)).as("still one document").isEqualTo(1);
      List<Object> inserted =
          krita.run(
              "docker_insert.py",
              Map.of("screens", screens.toString(), "name", String.valueOf(kra.getFileName())));
      assertThat(inserted)
          .containsExactly(
              true,
              false,
              true,
              "Inserted before the look.",
              1,
              "filelayer",
              "before the look (fruit.dng)",
              List.of("paintlayer", "paintlayer", "paintlayer"),
              true);
      Sidecar.write(photo, edit.set(Darkroom.catalogue(), "exposure.ev=1"), Darkroom.catalogue());
      ok(Run.of("refresh", photo));
      List<Object> outside = krita.run("docker_outside.py", Map.of("screens", screens.toString()));
      assertThat(outside.getFirst().toString()).contains("refreshed outside of Krita");
      assertThat(outside.subList(1, 3)).containsExactly("", 1);
      List<Object> small = krita.run("docker_short.py", Map.of("screens", screens.toString()));
      assertThat(small).containsExactly(List.of(1280, 720), true, true);
    }
    assertThat(ok(Run.of("status", photo)).out()).contains("below     fresh");
    for (String name :
        List.of("fresh", "ratio", "stale", "refreshed", "inserted", "outside", "short")) {
      assertThat(screens.resolve("docker-" + name + ".png")).exists();
    }
  }
}
