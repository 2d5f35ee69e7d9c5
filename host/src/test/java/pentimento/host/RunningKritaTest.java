package pentimento.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningKritaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/bin/krita",
        "/tmp/.mount_kritaX/usr/bin/krita.bin",
        "C:\\Program Files\\Krita (x64)\\bin\\krita.exe",
        "/Applications/krita.app/Contents/MacOS/krita",
        "/home/me/Apps/Krita-5.2.2-x86_64.AppImage"
      })
  void knows_krita_on_all_systems(String command) {
    assertThat(RunningKrita.is(command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/bin/kritarunner", "/usr/bin/gimp", "/home/krita/bin/java", "krit"})
  void takes_nothing_else_for_it(String command) {
    assertThat(RunningKrita.is(command)).isFalse();
  }

  @Test
  void asks_the_system() {
    // Whatever runs here: asking does not fail.
    assertThat(RunningKrita.anywhere()).isIn(true, false);
  }
}
