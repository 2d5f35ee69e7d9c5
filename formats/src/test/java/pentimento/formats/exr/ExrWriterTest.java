package pentimento.formats.exr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.formats.Metadata;
import pentimento.formats.Noise;
import pentimento.formats.PictureContract;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.PictureWriter;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class ExrWriterTest extends PictureContract {

  @Override
  protected List<PictureWriter> writers() {
    List<PictureWriter> writers = new ArrayList<>();
    for (Compression c : List.of(Compression.NONE, Compression.RLE, Compression.ZIPS)) {
      writers.add(new ExrWriter(c, PixelType.FLOAT, null, 1));
    }
    writers.add(new ExrWriter(Compression.ZIP, PixelType.FLOAT, Chromaticities.REC2020, 3));
    writers.add(new ExrWriter(Compression.ZIP, PixelType.HALF, Chromaticities.REC709, 2));
    writers.add(new ExrWriter(Compression.RLE, PixelType.HALF, null, 1));
    return writers;
  }

  @Override
  protected Planes picture(PictureWriter writer, int width, int height, int channels) {
    Planes planes = Noise.unbounded(width, height, channels);
    if (((ExrWriter) writer).type() == PixelType.HALF) {
      for (float[] plane : planes.planes()) {
        for (int i = 0; i < plane.length; i++) {
          // Long runs of equal values, too.
          int from = i % 40 < 15 ? i - i % 40 : i;
          plane[i] = Float.float16ToFloat(Float.floatToFloat16(plane[from]));
        }
      }
    }
    return planes;
  }

  @Test
  void straight_alpha_is_multiplied_and_associated_alpha_is_not() {
    ExrWriter writer = new ExrWriter(Compression.ZIP, PixelType.FLOAT, null, 1);
    Rect rect = Rect.ofSize(3, 1);
    float[][] samples = {{8f, 2f, 4f}, {1f, 1f, 1f}, {0f, 0f, 0f}, {0.5f, 0f, 1f}};
    Path file = folder.resolve("a.exr");
    PictureHeader header = PictureHeader.of(3, 1, 4);
    writer.write(file, header.with(Alpha.UNASSOCIATED), new Planes(rect, samples));
    try (PictureFile read = ExrFile.open(file)) {
      assertThat(read.header().alpha()).isEqualTo(Alpha.ASSOCIATED);
      assertThat(read.read().plane(0)).containsExactly(4f, 0f, 4f);
      assertThat(read.read().plane(3)).containsExactly(0.5f, 0f, 1f);
    }
    assertThat(samples[0]).as("what was given").containsExactly(8f, 2f, 4f);
    writer.write(file, header.with(Alpha.ASSOCIATED), new Planes(rect, samples));
    try (PictureFile read = ExrFile.open(file)) {
      Planes planes = read.read();
      assertThat(planes.plane(0)).containsExactly(8f, 2f, 4f);
      pentimento.formats.AlphaConversion.dissociate(planes);
      assertThat(planes.plane(0)).containsExactly(16f, 2f, 4f);
    }
  }

  @Test
  void layers_and_chromaticities_come_back() {
    ExrWriter writer = new ExrWriter(Compression.ZIPS, PixelType.FLOAT, Chromaticities.REC2020, 2);
    Planes base = Noise.unbounded(20, 10, 4);
    Planes dodge = Noise.unbounded(20, 10, 4);
    dodge.plane(1)[7] = 123f;
    Path file = folder.resolve("a.exr");
    writer.write(
        file,
        Metadata.EMPTY,
        List.of(
            new ExrWriter.Layer("", Alpha.ASSOCIATED, base),
            new ExrWriter.Layer("dodge", Alpha.ASSOCIATED, dodge)));
    try (ExrFile read = ExrFile.open(file)) {
      ExrPart part = read.parts().getFirst();
      assertThat(part.layers()).containsExactly("", "dodge");
      assertThat(part.chromaticities()).isEqualTo(Chromaticities.REC2020);
      Planes layer = read.read(0, part.picture("dodge"), part.dataWindow(), 2);
      assertThat(layer.planes()).isDeepEqualTo(dodge.planes());
      assertThat(read.read().planes()).isDeepEqualTo(base.planes());
    }
  }
}
