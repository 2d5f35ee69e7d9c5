package pentimento.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.formats.dng.Cfa;
import pentimento.formats.dng.DngWriter;
import pentimento.formats.dng.RawFile;
import pentimento.formats.dng.RawImage;
import pentimento.formats.jpeg.JpegWriter;
import pentimento.formats.jpeg.JpegWriter.Sampling;
import pentimento.formats.png.PngWriter;
import pentimento.formats.tiff.TiffWriter;
import pentimento.formats.tiff.TiffWriter.Depth;

/// What exiftool lists of a raw's EXIF, GPS and XMP is what it lists of every output.
class MetadataKeptTest {

  private static final List<PictureWriter> WRITERS =
      List.of(
          new JpegWriter(90, Sampling.HALF, 1),
          new PngWriter(16, 1, 1),
          new TiffWriter(Depth.BITS_16, true, 1),
          new TiffWriter(Depth.FLOAT_32, false, 1));

  /// Fields that describe the raw file or its sensor, or that the result has of its own.
  private static final String NOT_KEPT =
      ".*(ImageWidth|ImageHeight|ExifImage\\w+|BitsPerSample|Compression|Photometric\\w*|Strip\\w+"
          + "|Tile\\w+|RowsPerStrip|PlanarConfiguration|CFA\\w*|DNG\\w+|UniqueCameraModel|Black\\w+"
          + "|White[LR]\\w+|Default\\w+|ColorMatrix\\w+|AsShot\\w+|Baseline\\w+|Calibration\\w+"
          + "|ActiveArea|SubfileType|Samples\\w*|SampleFormat|Predictor|ColorSpace|XMPToolkit"
          + "|FlashpixVersion|[XY]Resolution|ResolutionUnit) .*";

  @TempDir Path folder;

  @Test
  void every_field_reaches_every_output() throws Exception {
    Path raw = folder.resolve("raw.dng");
    RawImage image =
        RawImage.simple(
            16,
            16,
            Cfa.bayer("RGGB"),
            0,
            1000,
            List.of(),
            new double[] {1, 1, 1},
            Metadata.ofCamera("Maker", "Model 1", 1 / 250.0, 2.8, 400, 35, "2026:03:04 05:06:07"));
    new DngWriter().write(raw, image, new short[256]);
    String said =
        Program.run(
            "exiftool",
            "-q",
            "-overwrite_original",
            "-GPSLatitude=48.1374",
            "-GPSLatitudeRef=N",
            "-GPSLongitude=11.5755",
            "-GPSLongitudeRef=E",
            "-GPSAltitude=520",
            "-LensModel=50mm f/1.8",
            "-Artist=Ann Öther",
            "-Copyright=(c) Ann",
            "-ExposureCompensation=-0.67",
            "-UserComment=hello",
            "-SerialNumber=ABC123",
            "-XMP:Rating=4",
            "-XMP:Title=Über <den> Wolken & mehr",
            "-XMP:Description=Text",
            "-XMP:Creator=Ann Öther",
            "-XMP:Subject=a",
            "-XMP:Subject=b",
            raw.toString());
    Assumptions.assumeTrue(said.isBlank(), said);
    Metadata metadata;
    try (RawFile file = RawFile.open(raw)) {
      metadata = file.image().metadata();
    }
    assertThat(metadata.exposureBias()).isEqualTo(-0.67);
    assertThat(metadata.lens()).isEqualTo("50mm f/1.8");
    assertThat(metadata.description().title()).isEqualTo("Über <den> Wolken & mehr");
    assertThat(metadata.description().keywords()).containsExactly("a", "b");
    Set<String> expected = listed(raw);
    assertThat(expected).hasSizeGreaterThan(20);
    for (PictureWriter writer : WRITERS) {
      Path output = folder.resolve("output");
      writer.write(output, PictureHeader.of(16, 16, 3).with(metadata), Noise.whole(16, 16, 3, 8));
      assertThat(listed(output)).as("%s", writer).isEqualTo(expected);
      try (PictureFile read = Pictures.open(output)) {
        assertThat(read.header().metadata().description()).isEqualTo(metadata.description());
        assertThat(read.header().metadata().lens()).isEqualTo(metadata.lens());
        Metadata alone = Pictures.metadata(output);
        assertThat(alone.description()).isEqualTo(metadata.description());
        assertThat(alone.image())
            .usingRecursiveComparison()
            .isEqualTo(read.header().metadata().image());
      }
    }
  }

  @Test
  void an_icc_profile_comes_back_from_every_format() {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    for (PictureWriter writer : WRITERS) {
      Path output = folder.resolve("output");
      writer.write(output, PictureHeader.of(16, 16, 3).withIcc(profile), Noise.whole(16, 16, 3, 8));
      try (PictureFile read = Pictures.open(output)) {
        assertThat(read.header().icc()).as("%s", writer).isEqualTo(profile);
      }
    }
  }

  @Test
  void a_profile_longer_than_a_jpeg_segment_is_put_together_again() {
    byte[] start = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    byte[] profile = Arrays.copyOf(start, 150_000);
    Path output = folder.resolve("output");
    WRITERS
        .getFirst()
        .write(output, PictureHeader.of(16, 16, 3).withIcc(profile), Noise.whole(16, 16, 3, 8));
    try (PictureFile read = Pictures.open(output)) {
      assertThat(read.header().icc()).isEqualTo(profile);
    }
  }

  private static Set<String> listed(Path file) throws Exception {
    return Program.run("exiftool", "-G1", "-a", "-u", "-s", file.toString())
        .lines()
        .filter(line -> line.matches("\\[(IFD0|ExifIFD|GPS|XMP-.*)\\].*"))
        .filter(line -> !line.matches(NOT_KEPT))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
