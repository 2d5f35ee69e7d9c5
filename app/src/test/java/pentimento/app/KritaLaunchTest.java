package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pentimento.host.Host;
import pentimento.pixel.MissingProgram;

/// What is said of programs that start, do not start, or hand the document on.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class KritaLaunchTest {

  @TempDir private Path folder = Path.of("");

  private String open(String script, Map<String, String> more, boolean wait) throws IOException {
    Path krita = folder.resolve("krita");
    Files.writeString(krita, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(krita, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("PENTIMENTO_KRITA", krita.toString());
    environment.put("PENTIMENTO_HOME", folder.resolve("home").toString());
    Host host = new Host(Host.Os.LINUX, environment, folder.toString(), null, command -> null);
    return new KritaLaunch(host, Duration.ofMillis(500)).open(folder.resolve("a b.kra"), wait);
  }

  private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":1");

  @Test
  void one_that_goes_on_is_open() throws IOException {
    assertThat(open("exec sleep 3", DISPLAY, false)).contains("Krita is starting");
  }

  @Test
  void one_that_hands_the_document_on_ends_at_once() throws IOException {
    assertThat(open("echo \"$1\" > " + folder + "/given", DISPLAY, false)).contains("open already");
    assertThat(folder.resolve("given")).hasContent(folder.resolve("a b.kra").toString());
  }

  @Test
  void it_finds_the_python_of_its_own_prefix_first() throws IOException {
    String given = open("echo \"$PATH\" > " + folder + "/path", DISPLAY, false);
    assertThat(given).contains("open already");
    assertThat(Files.readString(folder.resolve("path"))).startsWith(folder + ":");
  }

  @Test
  void one_that_does_not_come_up_is_said_with_its_last_words() {
    assertThatThrownBy(() -> open("echo no protocol; exit 134", DISPLAY, false))
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("134")
        .hasMessageContaining("no protocol")
        .hasMessageContaining("a b.kra");
  }

  @Test
  void waiting_ends_with_it() throws IOException {
    assertThat(open("sleep 1", DISPLAY, true)).contains("has ended");
  }

  @Test
  void without_a_display_nothing_is_started() {
    assertThatThrownBy(() -> open("touch " + folder + "/started", Map.of(), false))
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("no display")
        .hasMessageContaining("a b.kra");
    assertThat(folder.resolve("started")).doesNotExist();
  }

  @Test
  void a_flatpak_that_cannot_see_the_folder_is_said_with_the_remedy() throws IOException {
    Path data = folder.resolve(".local/share/flatpak/app/org.kde.krita/current/active");
    Files.createDirectories(data);
    Files.writeString(data.resolve("metadata"), "[Context]\nfilesystems=xdg-pictures:ro;\n");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path flatpak = Files.writeString(bin.resolve("flatpak"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(flatpak, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment =
        Map.of(
            "DISPLAY",
            ":1",
            "PATH",
            bin.toString(),
            "PENTIMENTO_KRITA",
            "flatpak",
            "PENTIMENTO_HOME",
            folder.resolve("home").toString());
    Host host = new Host(Host.Os.LINUX, environment, folder.toString(), null, command -> null);
    KritaLaunch launch = new KritaLaunch(host, Duration.ofMillis(500));
    assertThatThrownBy(() -> launch.open(folder.resolve("raws/a.kra"), false))
        .hasMessageContaining("cannot see " + folder.resolve("raws"))
        .hasMessageContaining("flatpak override --user --filesystem=" + folder.resolve("raws"));
    assertThatThrownBy(() -> launch.open(folder.resolve("Pictures/a.kra"), false))
        .hasMessageContaining("may not write in " + folder.resolve("Pictures"));
  }
}
