package pentimento.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  @TempDir private Path root = Path.of("");

  private void places(FakeHost host, String configuration, String store) {
    assertThat(Places.of(host.host()))
        .isEqualTo(new Places(root.resolve(configuration), root.resolve(store)));
  }

  @Test
  void each_system_has_its_own() {
    places(
        new FakeHost(Host.Os.LINUX, root),
        "home/ann/.config/pentimento",
        "home/ann/.cache/pentimento");
    places(
        new FakeHost(Host.Os.LINUX, root)
            .with("XDG_CONFIG_HOME", "/c")
            .with("XDG_CACHE_HOME", "/k"),
        "c/pentimento",
        "k/pentimento");
    places(
        new FakeHost(Host.Os.MACOS, root),
        "Users/ann/Library/Application Support/Pentimento",
        "Users/ann/Library/Caches/Pentimento");
    places(
        new FakeHost(Host.Os.WINDOWS, root).with("APPDATA", "D:\\Roam"),
        "D/Roam/Pentimento",
        "C/Users/ann/AppData/Local/Pentimento/store");
  }

  @Test
  void the_users_folder_is_where_other_programs_look_for_it() {
    Map<String, String> moved = Map.of("HOME", "/elsewhere");
    assertThat(Host.home(Host.Os.LINUX, moved, "/home/account")).isEqualTo("/elsewhere");
    assertThat(Host.home(Host.Os.MACOS, moved, "/home/account")).isEqualTo("/elsewhere");
    assertThat(Host.home(Host.Os.WINDOWS, moved, "C:\\Users\\ann")).isEqualTo("C:\\Users\\ann");
    assertThat(Host.home(Host.Os.LINUX, Map.of("HOME", ""), "/home/account"))
        .isEqualTo("/home/account");
    assertThat(Host.home(Host.Os.LINUX, Map.of(), "/home/account")).isEqualTo("/home/account");
  }

  @Test
  void one_variable_moves_both() {
    for (Host.Os os : Host.Os.values()) {
      places(new FakeHost(os, root).with("PENTIMENTO_HOME", "/p"), "p/config", "p/store");
    }
  }
}
