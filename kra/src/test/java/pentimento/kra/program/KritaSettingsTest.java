package pentimento.kra.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KritaSettingsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void switches_one_plugin_and_leaves_every_other_line() throws IOException {
    Path file = folder.resolve("deep/kritarc");
    KritaSettings.enable(file, "pentimento");
    assertThat(file).hasContent("[python]\nenable_pentimento=true\n");
    String others =
        "a=1\n[python]\nenable_x=true\nenable_pentimento=false\n[z]\nenable_pentimento=9";
    Files.writeString(file, others);
    assertThat(KritaSettings.isEnabled(file, "pentimento")).isFalse();
    KritaSettings.enable(file, "pentimento");
    assertThat(file)
        .hasContent(
            "a=1\n[python]\nenable_pentimento=true\nenable_x=true\n[z]\nenable_pentimento=9");
    assertThat(KritaSettings.isEnabled(file, "pentimento")).isTrue();
    KritaSettings.forget(file, "pentimento");
    assertThat(file).hasContent("a=1\n[python]\nenable_x=true\n[z]\nenable_pentimento=9");
    assertThat(KritaSettings.isEnabled(folder.resolve("none"), "pentimento")).isFalse();
  }
}
