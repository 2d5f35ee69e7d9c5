package pentimento.formats.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.formats.Noise;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.Program;
import pentimento.formats.tiff.TiffWriter.Depth;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;

/// TIFFs written by OpenImageIO (libtiff).
class ForeignTiffTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-d uint8 --compression lzw",
        "-d uint16 --compression lzw",
        "-d uint16 --compression lzw --tile 32 48",
        "-d uint8 --compression packbits",
        "-d uint16 --compression zip --tile 16 16",
        "-d uint16 --compression none --tile 64 16 --planarconfig separate",
        "-d float --compression zip",
        "-d float --compression zip --tile 32 32 --planarconfig separate",
        "-d float --compression lzw",
        "-d half --compression none",
        "-d double --compression none",
        "-d uint32 --compression none"
      })
  void of_every_layout_are_read(String options) throws Exception {
    boolean whole = options.contains("uint");
    Planes picture = Noise.whole(101, 77, 3, options.contains("uint8") ? 8 : 16);
    Path ours = folder.resolve("ours.tif");
    Path theirs = folder.resolve("theirs.tif");
    new TiffWriter(whole ? Depth.BITS_16 : Depth.FLOAT_32, false, 1)
        .write(ours, PictureHeader.of(101, 77, 3), picture);
    List<String> command = new ArrayList<>(List.of("oiiotool", ours.toString()));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-o", theirs.toString()));
    String said = Program.run(command.toArray(new String[0]));
    assertThat(Files.exists(theirs)).as(said).isTrue();
    float tolerance = options.contains("half") ? 5e-4f : options.contains("int") ? 1e-7f : 0;
    try (TiffFile tiff = TiffFile.open(theirs)) {
      Planes read = tiff.read();
      for (int c = 0; c < 3; c++) {
        assertThat(read.plane(c)).hasSameSizeAs(picture.plane(c));
        for (int i = 0; i < picture.plane(c).length; i++) {
          assertThat(Math.abs(read.plane(c)[i] - picture.plane(c)[i]))
              .isLessThanOrEqualTo(tolerance);
        }
      }
    }
  }

  @Test
  void alpha_is_associated_when_the_file_says_so() throws Exception {
    Path ours = folder.resolve("ours.tif");
    Path theirs = folder.resolve("theirs.tif");
    Planes picture = Noise.whole(9, 9, 4, 8);
    new TiffWriter(Depth.FLOAT_32, false, 1)
        .write(ours, PictureHeader.of(9, 9, 4).with(Alpha.ASSOCIATED), picture);
    Program.run("oiiotool", ours.toString(), "-o", theirs.toString());
    try (TiffFile tiff = TiffFile.open(theirs)) {
      assertThat(tiff.header().alpha()).isEqualTo(Alpha.ASSOCIATED);
      assertThat(tiff.read().planes()).isDeepEqualTo(picture.planes());
    }
  }

  @Test
  void a_compression_that_we_do_not_read_is_named() throws Exception {
    Path ours = folder.resolve("ours.tif");
    Path theirs = folder.resolve("theirs.tif");
    new TiffWriter(Depth.BITS_8, false, 1)
        .write(ours, PictureHeader.of(64, 64, 3), Noise.whole(64, 64, 3, 8));
    Program.run("oiiotool", ours.toString(), "--compression", "jpeg", "-o", theirs.toString());
    assertThatThrownBy(() -> TiffFile.open(theirs))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("theirs.tif")
        .hasMessageContaining("save it");
  }
}
