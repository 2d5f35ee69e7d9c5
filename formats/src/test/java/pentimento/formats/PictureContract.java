package pentimento.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Planes;
import pentimento.pixel.Problem;
import pentimento.pixel.Rect;

/// What every format must do that we both write and read.
public abstract class PictureContract {

  @TempDir protected Path folder;

  /// Writers of all options, on one and on several threads.
  protected abstract List<PictureWriter> writers();

  /// A picture that `writer` can hold exactly.
  protected abstract Planes picture(PictureWriter writer, int width, int height, int channels);

  /// The numbers of channels that the format holds.
  protected List<Integer> channels() {
    return List.of(1, 3);
  }

  /// The largest difference that the format may make: 0 but for lossy ones.
  protected float tolerance(PictureWriter writer) {
    return 0;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "17,33", "130,67", "513,40"})
  void what_is_written_in_bands_is_read_back(int width, int height) {
    for (PictureWriter writer : writers()) {
      for (int channels : channels()) {
        Planes picture = picture(writer, width, height, channels);
        Path file = folder.resolve("picture");
        writer.write(
            file,
            header(width, height, channels),
            sink -> {
              for (Rect band : picture.rect().tiles(width, 7)) sink.band(picture.crop(band));
            });
        try (PictureFile read = Pictures.open(file)) {
          assertThat(read.header().width()).isEqualTo(width);
          assertThat(read.header().height()).isEqualTo(height);
          assertThat(read.header().channels()).isEqualTo(channels);
          String what = writer + " with " + channels + " channels";
          assertNear(what, read.read(), picture, tolerance(writer));
          Rect part = Rect.between(width / 3, height / 2, width, height);
          assertNear(what, read.read(part), picture.crop(part), tolerance(writer));
        }
      }
    }
  }

  @Test
  void the_same_picture_gives_the_same_bytes_for_any_bands() throws Exception {
    for (PictureWriter writer : writers()) {
      Planes picture = picture(writer, 61, 300, 3);
      byte[] first = null;
      for (int rows : new int[] {300, 1, 64, 299}) {
        Path file = folder.resolve("picture");
        writer.write(
            file,
            header(61, 300, 3),
            sink -> {
              for (Rect band : picture.rect().tiles(61, rows)) sink.band(picture.crop(band));
            });
        byte[] bytes = Files.readAllBytes(file);
        if (first == null) first = bytes;
        assertThat(bytes).as("%s, bands of %d rows", writer, rows).isEqualTo(first);
      }
    }
  }

  @Test
  void a_failure_leaves_the_old_file() throws Exception {
    Path file = folder.resolve("picture");
    Files.writeString(file, "old");
    for (PictureWriter writer : writers()) {
      assertThatThrownBy(() ->
              writer.write(
                  file,
                  header(8, 8, 3),
                  sink -> {
                    sink.band(picture(writer, 8, 4, 3));
                    throw new java.io.IOException("the disk is full");
                  }))
          .isInstanceOf(CannotWrite.class)
          .hasMessageContaining("the disk is full");
      assertThat(file).hasContent("old");
      assertThat(folder.toFile().list()).hasSize(1);
    }
  }

  @Test
  void a_truncated_file_is_said_or_read_with_a_warning() throws Exception {
    for (PictureWriter writer : writers()) {
      Path file = folder.resolve("picture");
      writer.write(file, header(40, 30, 3), picture(writer, 40, 30, 3));
      byte[] bytes = Files.readAllBytes(file);
      for (int length = 0; length < bytes.length - 16; length += 1 + bytes.length / 50) {
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
        try (PictureFile read = Pictures.open(cut)) {
          read.read();
          assertThat(read.warnings()).as("%s cut to %d bytes", writer, length).isNotEmpty();
        } catch (Problem e) {
          assertThat(e).hasMessageContaining("cut");
        }
      }
    }
  }

  @Test
  void damaged_files_never_cause_anything_but_problems() throws Exception {
    damage(20261121, 60);
  }

  @Test
  @Tag("long")
  void many_damaged_files_never_cause_anything_but_problems() throws Exception {
    damage(20261122, 5000);
  }

  private void damage(long seed, int rounds) throws Exception {
    Random random = new Random(seed);
    for (PictureWriter writer : writers()) {
      Path file = folder.resolve("picture");
      writer.write(file, header(23, 19, 3), picture(writer, 23, 19, 3));
      byte[] bytes = Files.readAllBytes(file);
      for (int round = 0; round < rounds; round++) {
        byte[] damaged = bytes.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
          int at =
              random.nextInt(random.nextBoolean() ? Math.min(200, bytes.length) : bytes.length);
          damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
        }
        Path cut = Files.write(folder.resolve("damaged"), damaged);
        try (PictureFile read = Pictures.open(cut)) {
          if ((long) read.header().width() * read.header().height() < 1 << 22) read.read();
        } catch (Problem e) {
          assertThat(e).as("seed %d, round %d", seed, round).hasMessageContaining("damaged");
        }
      }
    }
  }

  @Test
  void an_empty_file_and_a_missing_one_are_said() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.tif"));
    assertThatThrownBy(() -> Pictures.open(empty))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("0 bytes");
    assertThatThrownBy(() -> Pictures.open(folder.resolve("none.tif")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such file");
  }

  protected static PictureHeader header(int width, int height, int channels) {
    PictureHeader header = PictureHeader.of(width, height, channels);
    boolean alpha = channels == 2 || channels == 4;
    return alpha ? header.with(PictureHeader.Alpha.UNASSOCIATED) : header;
  }

  private static void assertNear(String what, Planes read, Planes written, float tolerance) {
    assertThat(read.channels()).isEqualTo(written.channels());
    if (tolerance == 0) {
      for (int c = 0; c < written.channels(); c++) {
        assertThat(Arrays.copyOf(read.plane(c), (int) written.rect().area()))
            .as(what)
            .isEqualTo(Arrays.copyOf(written.plane(c), (int) written.rect().area()));
      }
      return;
    }
    double sum = 0;
    for (int c = 0; c < written.channels(); c++) {
      for (int i = 0; i < written.rect().area(); i++) {
        sum += Math.abs(read.plane(c)[i] - written.plane(c)[i]);
      }
    }
    long count = written.rect().area() * written.channels();
    assertThat(sum / Math.max(1, count)).as(what).isLessThanOrEqualTo(tolerance);
  }
}
