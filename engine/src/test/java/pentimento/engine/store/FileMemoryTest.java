package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

class FileMemoryTest {

  private static final ContentHash MAKER = new ContentHasher().put("maker").hash();
  private static final ContentHash OTHER = new ContentHasher().put("other").hash();

  @TempDir private Path temp = Path.of("");
  private Path file = Path.of("");
  private Path store = Path.of("");
  private Duration ahead = Duration.ZERO;

  @BeforeEach
  void places() {
    file = temp.resolve("file");
    store = temp.resolve("store");
  }

  @Test
  void a_file_that_rested_is_not_read_again() throws IOException {
    Files.writeString(file, "abc");
    ahead = Duration.ofSeconds(10);
    ContentHash hash = memory().hash(file);
    assertThat(hash).isEqualTo(ContentHasher.ofFile(file));
    lieAboutTheHash();
    assertThat(memory().hash(file)).isEqualTo(OTHER);
    // A clock before the moment of remembering may repeat a tick.
    ahead = Duration.ofSeconds(5);
    assertThat(memory().hash(file)).isEqualTo(hash);
  }

  @Test
  void a_file_just_written_or_from_the_future_is_read_each_time() throws IOException {
    Files.writeString(file, "abc");
    assertThat(memory().hash(file)).isEqualTo(ContentHasher.ofFile(file));
    assertThat(memos()).isZero();
    ahead = Duration.ofSeconds(10);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(100)));
    assertThat(memory().hash(file)).isEqualTo(ContentHasher.ofFile(file));
    assertThat(memos()).isZero();
  }

  @Test
  void other_bytes_of_the_same_size_and_time_are_read() throws IOException {
    Files.writeString(file, "abc");
    ahead = Duration.ofSeconds(10);
    FileTime time = Files.getLastModifiedTime(file);
    assertThat(memory().hash(file)).isEqualTo(ContentHasher.ofFile(file));
    assertThat(memos()).isOne();
    Files.writeString(file, "abd");
    Files.setLastModifiedTime(file, time);
    assertThat(memory().hash(file)).isEqualTo(ContentHasher.ofFile(file));
    Path other = Files.writeString(temp.resolve("other"), "abe");
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(memory().hash(file)).isEqualTo(ContentHasher.ofFile(file));
  }

  @Test
  void what_was_written_is_known_until_anything_happens_to_it() throws IOException {
    for (int round = 0; round < 40; round++) {
      write(MAKER, "abc" + round % 10);
      assertThat(memory().wasMadeBy(file, () -> MAKER)).isTrue();
      assertThat(memory().wasMadeBy(file, () -> OTHER)).isFalse();
      FileTime time = Files.getLastModifiedTime(file);
      switch (round % 5) {
        // At once, within the tick of the clock, in place and of the same size.
        case 0 -> Files.writeString(file, "abd" + round % 10);
        case 1 -> Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        case 2 -> {
          Path other = Files.writeString(temp.resolve("other"), "abd" + round % 10);
          Files.setLastModifiedTime(other, time);
          Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        }
        case 3 -> Files.delete(file);
        default -> {
          Files.move(file, temp.resolve("away"), StandardCopyOption.REPLACE_EXISTING);
          Files.createDirectory(file);
        }
      }
      assertThat(memory().wasMadeBy(file, () -> MAKER)).as("round %d", round).isFalse();
      Files.deleteIfExists(file);
    }
  }

  @Test
  void a_clock_that_went_back_makes_everything_unknown() throws IOException {
    write(MAKER, "abc");
    ahead = Duration.ofSeconds(-5);
    assertThat(memory().wasMadeBy(file, () -> MAKER)).isFalse();
    ahead = Duration.ofSeconds(5);
    assertThat(memory().wasMadeBy(file, () -> MAKER)).isTrue();
  }

  @Test
  void what_another_process_put_in_its_place_is_not_ours() {
    memory()
        .writing(
            file,
            () -> MAKER,
            () -> {
              replace("abc");
              // The other process knows nothing of our listener.
              Thread other = Thread.ofPlatform().start(() -> replace("abd"));
              try {
                other.join();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(memory().wasMadeBy(file, () -> MAKER)).isFalse();
  }

  @Test
  void what_changed_while_rendering_is_not_remembered() {
    write(null, "abc");
    assertThat(memory().wasMadeBy(file, () -> MAKER)).isFalse();
  }

  @Test
  void a_damaged_memo_counts_as_none() throws IOException {
    write(MAKER, "abc");
    Path memo = memo();
    byte[] bytes = Files.readAllBytes(memo);
    for (int i = 0; i < bytes.length; i += 3) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      Files.write(memo, damaged);
      assertThat(memory().wasMadeBy(file, () -> MAKER)).isFalse();
    }
    Files.write(memo, bytes);
    assertThat(memory().wasMadeBy(file, () -> MAKER)).isTrue();
  }

  @Test
  void without_a_store_nothing_is_known() throws IOException {
    FileMemory none = new FileMemory(new Memos(null));
    Files.writeString(file, "abc");
    assertThat(none.hash(file)).isEqualTo(ContentHasher.ofFile(file));
    assertThat(none.wasMadeBy(file, () -> MAKER)).isFalse();
  }

  private FileMemory memory() {
    return new FileMemory(new Memos(new StoreFolder(store)), new Shifted());
  }

  private void write(@Nullable ContentHash maker, String text) {
    memory().writing(file, () -> maker, () -> replace(text));
  }

  private void replace(String text) {
    AtomicFile.writeRepeatable(
        file,
        channel ->
            channel.write(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  private void lieAboutTheHash() throws IOException {
    Memos memos = new Memos(new StoreFolder(store));
    var lines = memos.get("hashes", file.toAbsolutePath().normalize().toString());
    assertThat(lines).isNotNull();
    memos.put(
        "hashes",
        file.toAbsolutePath().normalize().toString(),
        java.util.List.of(lines.get(0), OTHER.hex(), lines.get(2)));
  }

  private Path memo() throws IOException {
    try (var walk = Files.walk(store)) {
      return walk.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private long memos() throws IOException {
    if (!Files.exists(store)) return 0;
    try (var walk = Files.walk(store)) {
      return walk.filter(Files::isRegularFile).count();
    }
  }

  /// The system's clock, shifted.
  private final class Shifted extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }
}
