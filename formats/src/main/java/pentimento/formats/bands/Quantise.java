package pentimento.formats.bands;

import pentimento.pixel.Planes;

/// Turns floats from 0 to 1 into whole numbers: halves are rounded up, what lies outside is
/// clamped, NaN becomes 0.
public final class Quantise {

  private Quantise() {}

  public static int to8(float value) {
    return value > 0 ? value < 1 ? (int) (value * 255.0 + 0.5) : 255 : 0;
  }

  public static int to16(float value) {
    return value > 0 ? value < 1 ? (int) (value * 65535.0 + 0.5) : 65535 : 0;
  }

  /// Writes row `y` of all planes interleaved, one byte per sample.
  public static void row8(Planes planes, int y, byte[] into, int offset) {
    int channels = planes.channels();
    int width = planes.width();
    int from = planes.index(planes.rect().x(), y);
    for (int c = 0; c < channels; c++) {
      float[] plane = planes.plane(c);
      int to = offset + c;
      for (int x = 0; x < width; x++, to += channels) into[to] = (byte) to8(plane[from + x]);
    }
  }

  /// Writes row `y` of all planes interleaved, two bytes per sample.
  public static void row16(Planes planes, int y, byte[] into, int offset, boolean bigEndian) {
    int channels = planes.channels();
    int width = planes.width();
    int from = planes.index(planes.rect().x(), y);
    int high = bigEndian ? 0 : 1;
    for (int c = 0; c < channels; c++) {
      float[] plane = planes.plane(c);
      int to = offset + 2 * c;
      for (int x = 0; x < width; x++, to += 2 * channels) {
        int value = to16(plane[from + x]);
        into[to + high] = (byte) (value >> 8);
        into[to + 1 - high] = (byte) value;
      }
    }
  }
}
