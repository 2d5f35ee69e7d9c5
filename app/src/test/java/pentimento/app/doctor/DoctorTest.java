package pentimento.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pentimento.host.Host;

/// What is said of machines that have everything, little, or a wrong setting.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the machine is a tree of shell scripts")
class DoctorTest {

  @TempDir private Path root = Path.of("");

  private List<Finding> look(String... variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/bin");
    for (int i = 0; i < variables.length; i += 2) environment.put(variables[i], variables[i + 1]);
    return new Doctor(
            new Host(Host.Os.LINUX, environment, "/home/ann", root, command -> null), false)
        .look();
  }

  private void program(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> wrong(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.state() == Finding.State.WRONG)
        .map(Finding::subject)
        .toList();
  }

  @Test
  void a_bare_machine_lacks_krita_and_everything_has_a_remedy() {
    List<Finding> findings = look();
    assertThat(wrong(findings)).containsExactly("Krita");
    for (Finding f : findings) {
      if (f.state() == Finding.State.WRONG) assertThat(f.remedy()).isNotEmpty();
    }
    assertThat(findings).extracting(Finding::subject).contains("darktable", "store", "Java");
  }

  @Test
  void of_several_the_one_taken_is_marked() throws IOException {
    program("usr/bin/krita");
    program("usr/bin/darktable-cli");
    program("opt/krita/bin/krita");
    List<Finding> findings = look("DISPLAY", ":1");
    assertThat(wrong(findings)).isEmpty();
    assertThat(findings)
        .extracting(Finding::text)
        .contains(
            "/usr/bin/krita (on the PATH), taken",
            "/opt/krita/bin/krita (in a usual folder), not taken: later");
  }

  @Test
  void another_python_before_krita_s_own_is_said() throws IOException {
    program("usr/bin/krita");
    program("usr/bin/python3");
    program("home/ann/.pyenv/shims/python3");
    assertThat(look()).noneMatch(f -> f.subject().equals("Krita's Python"));
    assertThat(look("PATH", "/home/ann/.pyenv/shims:/usr/bin"))
        .filteredOn(f -> f.subject().equals("Krita's Python"))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.state()).isEqualTo(Finding.State.NOTE);
          assertThat(f.text()).contains("/home/ann/.pyenv/shims/python3 comes before");
          assertThat(f.remedy()).contains("PATH=/usr/bin:$PATH krita");
        });
  }

  @Test
  void a_setting_that_leads_nowhere_is_wrong_though_another_is_there() throws IOException {
    program("usr/bin/krita");
    Path settings = root.resolve("home/ann/.config/pentimento/config.toml");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "[programs]\nkrita = \"/gone/krita\"\n");
    assertThat(wrong(look())).contains("Krita");
    Files.writeString(settings, "krita: /gone\n");
    assertThat(wrong(look())).contains("settings");
  }
}
