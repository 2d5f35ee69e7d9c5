package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Installing and removing the docker leaves everything of others' as it was.
class PluginsCommandTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void here() {
    System.setProperty("pentimento.home", System.getProperty("pentimento.root", ".."));
  }

  @AfterEach
  void anywhere() {
    System.clearProperty("pentimento.home");
  }

  private Run plugins(String command) {
    return Run.of(
        "plugins",
        command,
        "--krita-resources",
        folder.resolve("krita"),
        "--kritarc",
        folder.resolve("kritarc"));
  }

  @Test
  void installs_switches_on_notices_changes_and_removes() throws IOException {
    Files.writeString(folder.resolve("kritarc"), "theme=dark\n[python]\nenable_other=true\n");
    assertThat(plugins("list").out()).contains("absent");
    Run install = plugins("install");
    assertThat(install.code()).as(install.err()).isZero();
    Path python = folder.resolve("krita/pykrita");
    assertThat(python.resolve("pentimento.desktop")).exists();
    assertThat(python.resolve("pentimento/__init__.py")).exists();
    assertThat(python.resolve("pentimento/installed.json")).content().contains("pentimento\"");
    assertThat(folder.resolve("kritarc"))
        .hasContent("theme=dark\n[python]\nenable_pentimento=true\nenable_other=true");
    assertThat(plugins("list").out()).contains("current");

    Files.writeString(python.resolve("pentimento/docker.py"), "old");
    assertThat(plugins("list").out()).contains("old");
    assertThat(plugins("install").code()).isZero();
    assertThat(plugins("list").out()).contains("current");

    Path other = Files.writeString(python.resolve("other.desktop"), "x");
    assertThat(plugins("remove").out()).contains("removed");
    assertThat(python.resolve("pentimento")).doesNotExist();
    assertThat(other).exists();
    assertThat(folder.resolve("kritarc")).hasContent("theme=dark\n[python]\nenable_other=true");
    assertThat(plugins("remove").out()).contains("was not there");
  }
}
