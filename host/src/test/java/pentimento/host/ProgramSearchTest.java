package pentimento.host;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.MissingProgram;

/// Trees of files as each system and each way of installing makes them.
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "the trees need files that may or may not be run")
class ProgramSearchTest {

  private static final String FLATPAK =
      "/var/lib/flatpak/app/org.kde.krita/current/active/metadata";

  @TempDir private Path root = Path.of("");

  private FakeHost linux() {
    return new FakeHost(Host.Os.LINUX, root).with("PATH", "/usr/local/bin:/usr/bin:/bin");
  }

  @Test
  void linux_takes_what_is_on_the_path_first() {
    ProgramSearch search =
        linux()
            .program("/usr/bin/krita")
            .program("/opt/krita/bin/krita")
            .program("/home/ann/Applications/krita-5.2.2-x86_64.appimage")
            .krita();
    assertThat(kinds(search))
        .containsExactly(Candidate.Kind.PATH, Candidate.Kind.USUAL, Candidate.Kind.APPIMAGE);
    assertThat(search.required().command()).containsExactly("/usr/bin/krita");
  }

  @Test
  void linux_finds_it_where_the_path_does_not_lead() {
    FakeHost host = new FakeHost(Host.Os.LINUX, root).program("/usr/bin/darktable-cli");
    assertThat(host.darktable().required().where()).isEqualTo("/usr/bin/darktable-cli");
  }

  @Test
  void of_several_appimages_the_newest_and_one_that_may_be_run() {
    ProgramSearch search =
        linux()
            .program("/home/ann/bin/krita-5.2.9-x86_64.appimage")
            .program("/home/ann/Downloads/Krita-5.2.11-x86_64.AppImage")
            .text("/opt/krita-5.3.0-x86_64.appimage", "")
            .text("/home/ann/Downloads/kritarc.appimage.zip", "")
            .krita();
    assertThat(search.candidates())
        .extracting(Candidate::where)
        .startsWith("/opt/krita-5.3.0-x86_64.appimage")
        .hasSize(3);
    assertThat(search.candidates().getFirst().obstacle()).contains("chmod +x");
  }

  @Test
  void versions_in_names_count_as_numbers() {
    assertThat(VersionOrder.compare("krita-5.2.11", "krita-5.2.9")).isPositive();
    assertThat(VersionOrder.compare("krita-5.2", "krita-5.2.9")).isNegative();
    assertThat(VersionOrder.compare("a", "a")).isZero();
  }

  @Test
  void a_snap_sees_the_home_folder_but_nothing_hidden_at_its_top() {
    Candidate snap =
        linux().with("PATH", "/usr/bin:/snap/bin").program("/snap/bin/krita").krita().required();
    assertThat(snap.kind()).isEqualTo(Candidate.Kind.SNAP);
    assertThat(snap.sight().of("/home/ann/Pictures/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(snap.sight().of("/home/ann/Pictures/.a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(snap.sight().of("/home/ann/.photos/a.kra")).isEqualTo(Sight.Access.HIDDEN);
    assertThat(snap.sight().of("/media/ann/card/a.kra")).isEqualTo(Sight.Access.HIDDEN);
  }

  @Test
  void a_flatpak_is_started_by_flatpak_and_sees_what_it_is_granted() {
    Candidate flatpak =
        linux()
            .program("/usr/bin/flatpak")
            .text(FLATPAK, "[Application]\nname=x\n[Context]\nshared=ipc;\nfilesystems=host;\n")
            .krita()
            .required();
    assertThat(flatpak.command()).containsExactly("/usr/bin/flatpak", "run", "org.kde.krita");
    assertThat(flatpak.sight().of("/home/ann/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(flatpak.sight().of("/data/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(flatpak.sight().of("/run/media/ann/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    for (String own : List.of("/tmp/a.kra", "/usr/share/a.kra", "/home/ann/.var/app/x/a.kra")) {
      assertThat(flatpak.sight().of(own)).as(own).isEqualTo(Sight.Access.HIDDEN);
    }
  }

  @Test
  void overrides_take_and_give_and_the_deepest_folder_decides() {
    Sight sight =
        linux()
            .program("/usr/bin/flatpak")
            .text(FLATPAK, "[Context]\nfilesystems=host;xdg-pictures:ro;/tmp;\n")
            .text("/var/lib/flatpak/overrides/global", "[Context]\nfilesystems=!host;~/open\n")
            .text(
                "/home/ann/.local/share/flatpak/overrides/org.kde.krita",
                "[Context]\nfilesystems=/srv/photos:create;~/Bilder/raw\n[Environment]\nA=b\n")
            .text("/home/ann/.config/user-dirs.dirs", "XDG_PICTURES_DIR=\"$HOME/Bilder\"\n")
            .krita()
            .required()
            .sight();
    assertThat(sight.of("/home/ann/a.kra")).isEqualTo(Sight.Access.HIDDEN);
    assertThat(sight.of("/home/ann/openly/a.kra")).isEqualTo(Sight.Access.HIDDEN);
    assertThat(sight.of("/home/ann/open/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(sight.of("/home/ann/Bilder/a.kra")).isEqualTo(Sight.Access.READ_ONLY);
    assertThat(sight.of("/home/ann/Bilder/raw/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(sight.of("/srv/photos/a.kra")).isEqualTo(Sight.Access.WRITABLE);
    assertThat(sight.of("/tmp/a.kra")).isEqualTo(Sight.Access.WRITABLE);
  }

  @Test
  void a_reset_takes_away_all_that_was_granted_before() {
    Sight sight =
        linux()
            .program("/usr/bin/flatpak")
            .text(FLATPAK, "[Context]\nfilesystems=host;/srv;\n")
            .text("/var/lib/flatpak/overrides/global", "[Context]\nfilesystems=!host:reset;home\n")
            .krita()
            .required()
            .sight();
    assertThat(sight.of("/srv/a.kra")).isEqualTo(Sight.Access.HIDDEN);
    assertThat(sight.of("/home/ann/a.kra")).isEqualTo(Sight.Access.WRITABLE);
  }

  @Test
  void a_flatpak_of_the_user_and_none_without_the_program_flatpak() {
    FakeHost host =
        linux()
            .text("/home/ann/.local/share/flatpak/app/org.kde.krita/current/active/metadata", "");
    assertThat(host.krita().taken()).isNull();
    assertThatThrownBy(() -> host.krita().required())
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("needs the program flatpak");
    host.program("/usr/bin/flatpak");
    assertThat(host.krita().required().kind()).isEqualTo(Candidate.Kind.FLATPAK);
  }

  @Test
  void macos_finds_bundles_of_all_and_of_the_user_and_what_homebrew_makes() {
    FakeHost host =
        new FakeHost(Host.Os.MACOS, root)
            .program("/Users/ann/Applications/krita.app/Contents/MacOS/krita")
            .program("/Applications/darktable.app/Contents/MacOS/darktable-cli")
            .program("/opt/homebrew/bin/darktable-cli");
    assertThat(host.krita().required().where())
        .isEqualTo("/Users/ann/Applications/krita.app/Contents/MacOS/krita");
    assertThat(kinds(host.darktable()))
        .containsExactly(Candidate.Kind.BUNDLE, Candidate.Kind.USUAL);
    assertThat(host.krita("programs.krita", "/Volumes/Art/krita.app").taken()).isNull();
    host.program("/Volumes/Art/krita.app/Contents/MacOS/krita");
    assertThat(host.krita("programs.krita", "/Volumes/Art/krita.app").required().where())
        .isEqualTo("/Volumes/Art/krita.app/Contents/MacOS/krita");
  }

  @Test
  void windows_asks_the_registry_then_both_folders_of_programs() {
    String key = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\krita.exe";
    FakeHost host =
        new FakeHost(Host.Os.WINDOWS, root)
            .with("Path", "C:\\Windows;C:\\Windows\\System32")
            .with("ProgramFiles", "C:\\Program Files")
            .with("ProgramFiles(x86)", "C:\\Program Files (x86)")
            .program("C:\\Program Files\\Krita (x64)\\bin\\krita.exe")
            .program("C:\\Program Files (x86)\\Krita (x86)\\bin\\krita.exe")
            .program("C:\\Program Files\\darktable\\bin\\darktable-cli.exe")
            .program("D:\\Art\\krita.exe")
            .answering(
                List.of("reg", "query", key, "/ve"),
                "\r\n" + key + "\r\n    (Default)    REG_SZ    \"D:\\Art\\krita.exe\"\r\n\r\n");
    assertThat(host.krita().candidates())
        .extracting(Candidate::where)
        .containsExactly(
            "D:\\Art\\krita.exe",
            "C:\\Program Files\\Krita (x64)\\bin\\krita.exe",
            "C:\\Program Files (x86)\\Krita (x86)\\bin\\krita.exe");
    assertThat(host.krita().required().kind()).isEqualTo(Candidate.Kind.REGISTRY);
    assertThat(host.darktable().required().where())
        .isEqualTo("C:\\Program Files\\darktable\\bin\\darktable-cli.exe");
    host.with("PATH", "D:\\Art");
    assertThat(host.krita().required().kind()).isEqualTo(Candidate.Kind.PATH);
  }

  @Test
  void what_windows_says_of_keys_is_read_in_every_form_and_language() {
    String key = "\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\krita.exe";
    FakeHost host =
        new FakeHost(Host.Os.WINDOWS, root)
            .with("ProgramFiles", "C:\\Program Files")
            .program("C:\\Program Files\\Art $1\\krita.exe")
            .answering(
                List.of("reg", "query", "HKCU" + key, "/ve"),
                "\r\nHKEY_CURRENT_USER"
                    + key
                    + "\r\n    (Standard)    REG_EXPAND_SZ    %programfiles%\\Art $1\\krita.exe\r\n\r\n")
            .answering(
                List.of("reg", "query", "HKLM" + key, "/ve"),
                "\r\nHKEY_LOCAL_MACHINE"
                    + key
                    + "\r\n    (Standard)    REG_SZ    (Wert nicht gesetzt)\r\n\r\n");
    assertThat(host.krita().candidates())
        .extracting(Candidate::where, Candidate::kind, Candidate::obstacle)
        .containsExactly(
            tuple("C:\\Program Files\\Art $1\\krita.exe", Candidate.Kind.REGISTRY, ""));
    host.answering(
        List.of("reg", "query", "HKLM" + key, "/ve"), "    (Default)  REG_SZ  E:\\gone\\krita.exe");
    assertThat(host.krita().candidates().getLast().obstacle()).contains("repair");
  }

  @Test
  void what_the_user_names_wins_and_is_never_replaced_in_silence() {
    FakeHost host = linux().program("/usr/bin/krita").program("/home/ann/my krita/krita");
    assertThat(host.krita("programs.krita", "~/my krita/krita").required().where())
        .isEqualTo("/home/ann/my krita/krita");
    assertThatThrownBy(() -> host.krita("programs.krita", "/gone/krita").required())
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("/gone/krita")
        .hasMessageContaining("is not there");
    assertThat(host.krita("programs.krita", "/gone/krita").candidates()).hasSize(2);
    assertThat(host.krita("programs.krita", "flatpak").taken()).isNull();
    // A variable is nearer than a file.
    host.with("PENTIMENTO_KRITA", "/usr/bin/krita");
    assertThat(host.krita("programs.krita", "/gone/krita").required().where())
        .isEqualTo("/usr/bin/krita");
  }

  @Test
  void the_user_may_ask_for_the_flatpak_though_there_is_another() {
    ProgramSearch search =
        linux()
            .program("/usr/bin/krita")
            .program("/usr/bin/flatpak")
            .text(FLATPAK, "")
            .krita("programs.krita", "flatpak");
    assertThat(search.required().kind()).isEqualTo(Candidate.Kind.FLATPAK);
    assertThat(search.candidates()).hasSize(2);
  }

  @Test
  void nothing_found_says_what_to_do() {
    assertThat(linux().krita().candidates()).isEmpty();
    assertThatThrownBy(() -> linux().krita().required())
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("PENTIMENTO_KRITA")
        .hasMessageContaining("config.toml");
  }

  @Test
  void each_krita_has_its_own_folders() {
    Host host = linux().host();
    assertThat(under(KritaFolders.of(host, Candidate.Kind.PATH)))
        .containsExactly("home/ann/.local/share/krita", "home/ann/.config/kritarc");
    assertThat(under(KritaFolders.of(host, Candidate.Kind.FLATPAK)))
        .containsExactly(
            "home/ann/.var/app/org.kde.krita/data/krita",
            "home/ann/.var/app/org.kde.krita/config/kritarc");
    assertThat(under(KritaFolders.of(host, Candidate.Kind.SNAP)))
        .containsExactly(
            "home/ann/snap/krita/current/.local/share/krita",
            "home/ann/snap/krita/current/.config/kritarc");
    assertThat(
            under(KritaFolders.of(new FakeHost(Host.Os.MACOS, root).host(), Candidate.Kind.BUNDLE)))
        .containsExactly(
            "Users/ann/Library/Application Support/krita", "Users/ann/Library/Preferences/kritarc");
    assertThat(
            under(
                KritaFolders.of(new FakeHost(Host.Os.WINDOWS, root).host(), Candidate.Kind.USUAL)))
        .containsExactly("C/Users/ann/AppData/Roaming/krita", "C/Users/ann/AppData/Local/kritarc");
  }

  private List<String> under(KritaFolders folders) {
    return List.of(
        root.relativize(folders.resources()).toString(),
        root.relativize(folders.settings()).toString());
  }

  private static List<Candidate.Kind> kinds(ProgramSearch search) {
    return search.candidates().stream().map(Candidate::kind).toList();
  }

  @Test
  void this_machine_can_be_searched() {
    assertThat(requireNonNull(ProgramSearch.of(KnownProgram.KRITA)).candidates()).isNotNull();
  }
}
