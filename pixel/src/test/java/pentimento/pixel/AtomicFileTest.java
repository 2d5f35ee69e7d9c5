package pentimento.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_disk_that_fills_up_leaves_the_old_file_and_nothing_else() throws IOException {
    Path target = Files.writeString(folder.resolve("picture.pfm"), "old");
    assertThatThrownBy(() ->
            AtomicFile.writeRepeatable(
                target,
                channel -> {
                  channel.write(ByteBuffer.wrap(new byte[100_000]));
                  throw new IOException("No space left on device");
                }))
        .isInstanceOf(CannotWrite.class)
        .hasMessageContaining("picture.pfm")
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("room");
    assertThat(Files.readString(target)).isEqualTo("old");
    assertThat(files()).containsExactly("picture.pfm");
  }

  @Test
  void a_writer_that_fails_otherwise_leaves_nothing_either() throws IOException {
    assertThatThrownBy(() ->
            AtomicFile.write(
                folder.resolve("new"),
                channel -> {
                  throw new Cancelled();
                }))
        .isInstanceOf(Cancelled.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/file"), channel -> {}))
        .isInstanceOf(CannotWrite.class)
        .hasMessageContaining("no");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
