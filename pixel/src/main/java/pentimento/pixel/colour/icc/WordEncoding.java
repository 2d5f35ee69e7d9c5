package pentimento.pixel.colour.icc;

import java.util.Arrays;

/// How LittleCMS puts the numbers of a [ColourModel] into 16-bit words, here as 0…1 of full scale.
final class WordEncoding {

  private WordEncoding() {}

  static MatrixStage encoding(ColourModel model) {
    double third = 1 / 255.0;
    return switch (model) {
      case LAB ->
          scaling(new double[] {0.01, third, third}, new double[] {0, 128 * third, 128 * third});
      case XYZ -> uniform(3, 32768 / 65535.0);
      case GRAY, RGB, CMY, CMYK, YCBCR -> uniform(model.channels(), 1);
    };
  }

  static MatrixStage decoding(ColourModel model) {
    return switch (model) {
      case LAB -> scaling(new double[] {100, 255, 255}, new double[] {0, -128, -128});
      case XYZ -> uniform(3, 65535 / 32768.0);
      case GRAY, RGB, CMY, CMYK, YCBCR -> uniform(model.channels(), 1);
    };
  }

  private static MatrixStage uniform(int channels, double scale) {
    double[] scales = new double[channels];
    Arrays.fill(scales, scale);
    return MatrixStage.scaling(scales, new double[channels]);
  }

  private static MatrixStage scaling(double[] scale, double[] offset) {
    return MatrixStage.scaling(scale, offset);
  }

  /// White in words; empty for models of which LittleCMS knows none.
  static int[] white(ColourModel model) {
    return switch (model) {
      case GRAY -> new int[] {0xffff};
      case RGB -> new int[] {0xffff, 0xffff, 0xffff};
      case CMY -> new int[3];
      case CMYK -> new int[4];
      case LAB -> new int[] {0xffff, 0x8080, 0x8080};
      case XYZ, YCBCR -> new int[0];
    };
  }
}
