package pentimento.formats.pfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.formats.Noise;
import pentimento.formats.PictureContract;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

class PfmTest extends PictureContract {

  @Override
  protected List<PictureWriter> writers() {
    return List.of(new PfmWriter());
  }

  @Override
  protected Planes picture(PictureWriter writer, int width, int height, int channels) {
    return Noise.unbounded(width, height, channels);
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
                .write(
                    folder.resolve("p.pfm"), PictureHeader.of(1, 1, 4), Noise.unbounded(1, 1, 4)))
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
}
