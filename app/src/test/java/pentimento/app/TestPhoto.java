package pentimento.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import pentimento.formats.Metadata;
import pentimento.formats.dng.CalibratedMatrix;
import pentimento.formats.dng.Cfa;
import pentimento.formats.dng.DngWriter;
import pentimento.formats.dng.RawImage;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.Matrix3;

/// Small raws for tests: colour ramps, a clipped light, noise; 12 bits over a black of 256.
final class TestPhoto {

  /// XYZ to camera RGB of a plausible sensor under D65.
  private static final Matrix3 CAMERA =
      Matrix3.of(0.7, -0.15, -0.08, -0.45, 1.25, 0.22, -0.07, 0.17, 0.62);

  private TestPhoto() {}

  /// Writes a raw of the given size.
  static Path write(Path file, int width, int height) {
    return write(file, width, height, Cfa.bayer("RGGB"));
  }

  static Path write(Path file, int width, int height, Cfa cfa) {
    short[] samples = new short[width * height];
    Random random = new Random(17);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = cfa.at(x, y);
        double light =
            0.02 + 0.5 * (colour == 0 ? x : colour == 2 ? width - x : y * width / height) / width;
        double dx = x - width * 0.7;
        double dy = y - height * 0.3;
        if (dx * dx + dy * dy < 0.01 * width * height) light = 3;
        double value = 256 + 3839 * light + 12 * random.nextGaussian();
        samples[y * width + x] = (short) Math.clamp(Math.round(value), 0, 4095);
      }
    }
    new DngWriter()
        .write(
            file,
            new RawImage(
                "",
                width,
                height,
                cfa,
                new double[] {256, 256, 256, 256},
                4095,
                Rect.ofSize(width, height),
                Rect.ofSize(width, height),
                List.of(new CalibratedMatrix(21, CAMERA)),
                new double[] {0.55, 1, 0.7},
                null,
                0,
                1,
                List.of(),
                "Pentimento Test",
                "",
                Metadata.EMPTY,
                List.of()),
            samples);
    return file;
  }
}
