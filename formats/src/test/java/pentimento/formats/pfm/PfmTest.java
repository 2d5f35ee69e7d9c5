package pentimento.formats.pfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.formats.PictureHeader;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

class PfmTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,1,3", "7,5,3", "64,33,1", "131,257,3"})
  void what_is_written_in_bands_is_read_back(int width, int height, int channels) {
    Planes picture = noise(width, height, channels);
    Path file = folder.resolve("p.pfm");
    new PfmWriter()
        .write(
            file,
            PictureHeader.of(width, height, channels),
            sink -> {
              for (Rect band : picture.rect().tiles(width, 10)) sink.band(picture.crop(band));
            });
    try (PfmFile read = PfmFile.open(file)) {
      assertThat(read.read().planes()).isDeepEqualTo(picture.planes());
      Rect part = Rect.between(width / 3, height / 2, width, height);
      assertThat(read.read(part).planes()).isDeepEqualTo(picture.crop(part).planes());
    }
  }

  @Test
  void the_bottom_row_comes_first() throws Exception {
    Planes picture = new Planes(Rect.ofSize(1, 2), new float[][] {{1f, 2f}});
    Path file = folder.resolve("p.pfm");
    new PfmWriter().write(file, PictureHeader.of(1, 2, 1), picture);
    assertThat(Files.readAllBytes(file))
        .startsWith("Pf\n1 2\n-1.0\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .endsWith(0, 0, 0, 0x40, 0, 0, 0x80, 0x3f);
  }

  @Test
  void missing_rows_leave_no_file() {
    Path file = folder.resolve("p.pfm");
    assertThatThrownBy(() ->
            new PfmWriter()
                .write(
                    file,
                    PictureHeader.of(4, 4, 1),
                    sink -> sink.band(Planes.allocate(Rect.ofSize(4, 2), 1))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void alpha_is_refused() {
    assertThatThrownBy(() ->
            new PfmWriter()
                .write(folder.resolve("p.pfm"), PictureHeader.of(1, 1, 4), noise(1, 1, 4)))
        .isInstanceOf(Unsupported.class);
  }

  @ParameterizedTest
  @CsvSource({"'PF\n4 4\n-1.0\n'", "'PF\n4 0\n-1.0\n'", "'PF\n4 4\n0\n'", "'hello'", "'Pf\n9 9'"})
  void a_bad_header_is_said(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.pfm"), content);
    assertThatThrownBy(() -> PfmFile.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("bad.pfm");
  }

  private static Planes noise(int width, int height, int channels) {
    Planes planes = Planes.allocate(Rect.ofSize(width, height), channels);
    java.util.Random random = new java.util.Random(width * 31L + height);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = (float) random.nextGaussian() * 10;
    }
    return planes;
  }
}
