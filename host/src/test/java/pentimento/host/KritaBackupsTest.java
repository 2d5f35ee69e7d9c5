package pentimento.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KritaBackupsTest {

  @TempDir private Path folder = Path.of("");

  private KritaBackups of(String text) throws IOException {
    Path file = folder.resolve("kritarc");
    Files.writeString(file, text);
    return KritaBackups.in(file, folder);
  }

  @Test
  void what_a_settings_file_says_before_its_sections_counts() throws IOException {
    assertThat(KritaBackups.in(folder.resolve("none"), folder)).isEqualTo(KritaBackups.DEFAULT);
    assertThat(of("CreateBackupFile=true\n")).isEqualTo(KritaBackups.DEFAULT);
    assertThat(of("a=1\nnumberofbackupfiles=3\nbackupfilesuffix=.bak\nbackupfilelocation=1\n"))
        .isEqualTo(new KritaBackups(3, Set.of("~", ".bak"), Set.of(folder)));
    assertThat(of("backupfilelocation=2\n").elsewhere())
        .containsExactly(Path.of(System.getProperty("java.io.tmpdir")));
    assertThat(of("[x]\nnumberofbackupfiles=3\n")).isEqualTo(KritaBackups.DEFAULT);
  }

  @Test
  void nonsense_is_passed_over() throws IOException {
    assertThat(of("numberofbackupfiles=many\nbackupfilesuffix=../x\nbackupfilelocation=9\n"))
        .isEqualTo(KritaBackups.DEFAULT);
    assertThat(of("numberofbackupfiles=999999\n").number()).isEqualTo(1000);
    assertThat(of("numberofbackupfiles=0\n").number()).isEqualTo(1);
  }
}
