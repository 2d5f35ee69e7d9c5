package pentimento.formats.dng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.formats.Corpus;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Problem;
import pentimento.pixel.Progress;

class BadDngTest {

  @TempDir Path folder;

  @Test
  void an_empty_file() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.dng"));
    assertThatThrownBy(() -> RawFile.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("empty.dng")
        .hasMessageContaining("is empty (0 bytes)");
  }

  @Test
  void a_text_with_the_name_of_a_raw() throws Exception {
    Path file = Files.writeString(folder.resolve("text.dng"), "I am not a picture, sorry.");
    assertThatThrownBy(() -> RawFile.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not a DNG");
  }

  @Test
  void a_folder_and_a_missing_file() {
    assertThatThrownBy(() -> RawFile.open(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> RawFile.open(folder.resolve("none.dng")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_truncated_raw_is_noticed_at_the_opening(boolean compressed) throws Exception {
    byte[] whole = written(compressed);
    for (int length = 0; length < whole.length - 4; length += 1 + whole.length / 300) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> TestDng.header(part)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void a_raw_cut_behind_its_directories() {
    // As cameras write it: directories first, samples last.
    byte[] raw = new TestDng(64, 64, 16, 1).segment(new byte[8192]).bytes();
    ByteBuffer b = ByteBuffer.allocate(raw.length).order(ByteOrder.LITTLE_ENDIAN);
    b.put(raw);
    int strip = indexOf(raw, Tag.STRIP_OFFSETS);
    b.putInt(strip + 8, raw.length - 4000);
    assertThatThrownBy(() -> TestDng.header(b.array()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("offset " + (raw.length - 4000))
        .hasMessageContaining("truncated");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 300_001, 0xffff_ffffL, 200_000})
  void absurd_sizes(long width) {
    TestDng dng = new TestDng(8, 8, 16, 1).segment(new byte[128]);
    dng.with(Field.longs(Tag.IMAGE_WIDTH, width)).with(Field.longs(Tag.IMAGE_LENGTH, 200_000));
    assertThatThrownBy(dng::read).isInstanceOf(Problem.class).hasMessageContaining("test.dng");
  }

  @Test
  void a_loop_of_directories_ends() {
    byte[] raw = new TestDng(8, 8, 16, 1).segment(new byte[128]).bytes();
    ByteBuffer b = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    int first = b.getInt(4);
    b.putInt(first + 2 + 12 * b.getShort(first), first);
    assertThat(TestDng.header(raw).image().warnings()).anyMatch(w -> w.contains("points again"));
  }

  @Test
  void a_segment_that_is_no_jpeg_is_named_with_its_place() {
    TestDng dng = new TestDng(8, 8, 16, 7).segment(new byte[128]);
    assertThatThrownBy(dng::read)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("offset 8: segment 0: no JPEG starts here");
  }

  @Test
  void decoding_stops_when_it_is_cancelled() throws Exception {
    Path file = Files.write(folder.resolve("a.dng"), written(true));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (RawFile raw = RawFile.open(file)) {
      assertThatThrownBy(() -> raw.mosaic(2, cancellation, Progress.NONE))
          .isInstanceOf(Cancelled.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damaged_files_cause_nothing_but_problems(boolean compressed) throws Exception {
    fuzz(written(compressed), 3000, 1);
    byte[] deflated =
        new TestDng(8, 8, 16, 8)
            .segment(pentimento.formats.bytes.Zlib.deflate(new byte[128], 6))
            .bytes();
    fuzz(deflated, 500, 2);
  }

  @Test
  void damaged_raws_of_the_corpus_cause_nothing_but_problems() throws Exception {
    byte[] whole = Files.readAllBytes(Corpus.raw("colorchart.dng"));
    fuzz(whole, 40, 3);
  }

  private static void fuzz(byte[] whole, int rounds, long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = whole.clone();
      int tail = Math.min(1500, whole.length);
      for (int i = 0; i <= random.nextInt(5); i++) {
        int at =
            random.nextBoolean() ? whole.length - 1 - random.nextInt(tail) : random.nextInt(tail);
        damaged[at] = (byte) (random.nextInt(3) == 0 ? 0xff : random.nextInt());
      }
      try {
        DngHeader header = TestDng.header(damaged);
        // A valid header may well claim a large, cheap picture; that is not the damage looked for.
        if ((long) header.image().width() * header.image().height() < 1 << 20) {
          TestDng.read(damaged);
        }
      } catch (Problem e) {
        assertThat(e).as("seed %d, round %d", seed, round).hasMessageContaining("test.dng");
      }
    }
  }

  private byte[] written(boolean compressed) throws Exception {
    Path file = folder.resolve("whole.dng");
    short[] samples = DngWriterTest.samples(50, 40, 14, 9);
    new DngWriter(compressed, 32, 1).write(file, DngWriterTest.image(50, 40), samples);
    return Files.readAllBytes(file);
  }

  private static int indexOf(byte[] file, int tag) {
    for (int i = 0; i + 1 < file.length; i++) {
      if ((file[i] & 0xff | (file[i + 1] & 0xff) << 8) == tag) return i;
    }
    throw new IllegalArgumentException("no tag " + tag);
  }
}
