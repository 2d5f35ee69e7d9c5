package pentimento.sample;

import java.nio.file.Path;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.jpeg.JpegWriter;
import pentimento.formats.png.PngFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Two developed pictures of one size, reduced and set beside each other: before and after.
final class SideBySide {

  /// This many pixels each way become one.
  private static final int REDUCTION = 3;

  private static final int GAP = 8;

  private SideBySide() {}

  /// Reads two PNG files and writes a JPEG with the first one's profile.
  static void write(Path before, Path after, Path target) {
    try (PictureFile left = PngFile.open(before);
        PictureFile right = PngFile.open(after)) {
      int width = left.header().width() / REDUCTION;
      int height = left.header().height() / REDUCTION;
      Planes both = Planes.allocate(Rect.ofSize(2 * width + GAP, height), 3);
      for (float[] plane : both.planes()) java.util.Arrays.fill(plane, 1);
      place(reduced(left.read(), width, height), both, 0);
      place(reduced(right.read(), width, height), both, width + GAP);
      PictureHeader header = PictureHeader.of(both.width(), height, 3).withIcc(left.header().icc());
      new JpegWriter(94, JpegWriter.Sampling.FULL, 1).write(target, header, both);
    }
  }

  /// Means over squares of pixels.
  private static Planes reduced(Planes picture, int width, int height) {
    Planes small = Planes.allocate(Rect.ofSize(width, height), 3);
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float sum = 0;
          for (int j = 0; j < REDUCTION; j++) {
            for (int i = 0; i < REDUCTION; i++) {
              sum += picture.at(c, x * REDUCTION + i, y * REDUCTION + j);
            }
          }
          small.plane(c)[small.index(x, y)] = sum / (REDUCTION * REDUCTION);
        }
      }
    }
    return small;
  }

  private static void place(Planes part, Planes whole, int left) {
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < part.height(); y++) {
        System.arraycopy(
            part.plane(c),
            y * part.width(),
            whole.plane(c),
            y * whole.width() + left,
            part.width());
      }
    }
  }
}
