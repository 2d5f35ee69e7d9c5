package pentimento.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

  /// What it leads to may be a photograph.
  @Test
  void a_link_is_replaced_itself() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path raw = Files.writeString(elsewhere.resolve("raw"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), raw);
    AtomicFile.write(link, channel -> channel.write(ByteBuffer.wrap(new byte[] {'n'})));
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(Files.readString(link)).isEqualTo("n");
    assertThat(Files.readString(raw)).isEqualTo("old");
  }

  @Test
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/file"), channel -> {}))
        .isInstanceOf(CannotWrite.class)
        .hasMessageContaining("no");
  }

  @Test
  void what_a_killed_process_left_unfinished_is_removed_by_the_next_write() throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(600));
    for (String name : List.of(".a.kra.0123abcd.part", ".b.kra.89ef4567.part", ".notes.part")) {
      Files.setLastModifiedTime(Files.writeString(folder.resolve(name), "left"), old);
    }
    Files.writeString(folder.resolve(".c.kra.00000000.part"), "just being written");
    try (FileChannel held =
            FileChannel.open(folder.resolve(".b.kra.89ef4567.part"), StandardOpenOption.WRITE);
        FileLock lock = held.lock()) {
      assertThat(lock.isValid()).isTrue();
      AtomicFile.write(
          folder.resolve("new"), channel -> channel.write(ByteBuffer.wrap(new byte[3])));
    }
    assertThat(files())
        .containsExactly(".b.kra.89ef4567.part", ".c.kra.00000000.part", ".notes.part", "new");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
