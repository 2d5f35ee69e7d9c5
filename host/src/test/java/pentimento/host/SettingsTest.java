package pentimento.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.BadInput;

class SettingsTest {

  @TempDir private Path folder = Path.of("");

  private Settings read(String text) throws IOException {
    Files.writeString(folder.resolve("config.toml"), text);
    return Settings.in(folder);
  }

  @Test
  void no_file_sets_nothing() {
    assertThat(Settings.in(folder).values()).isEmpty();
  }

  @Test
  void both_kinds_of_text_and_remarks() throws IOException {
    Settings s =
        read(
            """
            # mine
            [programs]
            krita = "/opt/a \\"b\\" # c/krita"   # remark
            darktable = 'C:\\new\\darktable-cli.exe'
            """);
    assertThat(s.value("programs.krita")).isEqualTo("/opt/a \"b\" # c/krita");
    assertThat(s.value("programs.darktable")).isEqualTo("C:\\new\\darktable-cli.exe");
  }

  @Test
  void dotted_keys_are_the_same() throws IOException {
    assertThat(read("programs.krita = 'flatpak'").value("programs.krita")).isEqualTo("flatpak");
  }

  @Test
  void what_is_not_understood_is_said_with_its_line() {
    for (String bad :
        new String[] {
          "krita", "[programs]\nkrita = /usr/bin", "[programs]\nkrita = \"a", "x='y'"
        }) {
      assertThatThrownBy(() -> read(bad))
          .as(bad)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("config.toml")
          .hasMessageContaining("line");
    }
  }
}
