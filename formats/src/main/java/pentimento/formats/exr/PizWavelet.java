package pentimento.formats.exr;

/// PIZ's two-dimensional Haar wavelet on 16-bit numbers, undone in place.
///
/// At each scale a sum and a difference become two neighbours, first down, then across. Small
/// numbers (below 2^14) are averaged with sign, others modulo 2^16.
final class PizWavelet {

  private final char[] data;
  private final boolean small;

  private PizWavelet(char[] data, boolean small) {
    this.data = data;
    this.small = small;
  }

  /// @param start index of the first sample
  /// @param stepX from a sample to the one right of it
  /// @param stepY from a sample to the one below
  /// @param largest the largest number that the encoder met
  static void decode(
      char[] data, int start, int width, int stepX, int height, int stepY, int largest) {
    PizWavelet wavelet = new PizWavelet(data, largest < 1 << 14);
    int coarsest = Integer.highestOneBit(Math.min(width, height));
    for (int scale = coarsest / 2; scale >= 1; scale /= 2) {
      wavelet.scale(start, width, stepX, height, stepY, scale);
    }
  }

  private void scale(int start, int width, int stepX, int height, int stepY, int scale) {
    int twice = 2 * scale;
    int right = scale * stepX;
    int down = scale * stepY;
    int y = 0;
    for (; y + twice <= height; y += twice) {
      int x = 0;
      for (; x + twice <= width; x += twice) {
        int at = start + y * stepY + x * stepX;
        pair(at, at + down);
        pair(at + right, at + right + down);
        pair(at, at + right);
        pair(at + down, at + down + right);
      }
      // A single column left over at this scale has partners below only.
      if ((width & scale) != 0) {
        int at = start + y * stepY + x * stepX;
        pair(at, at + down);
      }
    }
    if ((height & scale) != 0) {
      for (int x = 0; x + twice <= width; x += twice) {
        int at = start + y * stepY + x * stepX;
        pair(at, at + right);
      }
    }
  }

  /// Replaces mean and difference by the two numbers they were made of.
  private void pair(int first, int second) {
    if (small) {
      int mean = (short) data[first];
      int difference = (short) data[second];
      int a = mean + (difference & 1) + (difference >> 1);
      data[first] = (char) a;
      data[second] = (char) (a - difference);
    } else {
      int mean = data[first];
      int difference = data[second];
      int b = mean - (difference >> 1) & 0xffff;
      data[second] = (char) b;
      data[first] = (char) (difference + b - 0x8000);
    }
  }
}
