package pentimento.formats.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// TIFF's predictors: horizontal differences of whole numbers (2), and of the bytes of floating
/// point sorted by significance (3, Adobe Photoshop TIFF Technical Note 3).
final class Predictor {

  private Predictor() {}

  /// Replaces a little-endian row by its differences.
  ///
  /// @param samples samples of the row, all channels
  static void difference(
      byte[] row, int at, int samples, int channels, int bytes, boolean floating) {
    if (floating) {
      byte[] sorted = new byte[samples * bytes];
      for (int i = 0; i < samples; i++) {
        for (int b = 0; b < bytes; b++) {
          sorted[b * samples + i] = row[at + i * bytes + bytes - 1 - b];
        }
      }
      for (int i = sorted.length - 1; i >= channels; i--) sorted[i] -= sorted[i - channels];
      System.arraycopy(sorted, 0, row, at, sorted.length);
      return;
    }
    ByteBuffer b = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = samples - 1; i >= channels; i--) {
      int to = at + i * bytes;
      int before = to - channels * bytes;
      switch (bytes) {
        case 1 -> row[to] -= row[before];
        case 2 -> b.putShort(to, (short) (b.getShort(to) - b.getShort(before)));
        default -> b.putInt(to, b.getInt(to) - b.getInt(before));
      }
    }
  }

  /// Undoes horizontal differences of 1, 2 or 4 bytes in place.
  static void sum(byte[] row, int at, int samples, int channels, int bytes, ByteOrder order) {
    ByteBuffer b = ByteBuffer.wrap(row).order(order);
    for (int i = channels; i < samples; i++) {
      int to = at + i * bytes;
      int before = to - channels * bytes;
      switch (bytes) {
        case 1 -> row[to] += row[before];
        case 2 -> b.putShort(to, (short) (b.getShort(to) + b.getShort(before)));
        default -> b.putInt(to, b.getInt(to) + b.getInt(before));
      }
    }
  }

  /// Undoes the floating point predictor: `row` becomes big-endian numbers of `bytes` bytes.
  static void sumFloating(byte[] row, int at, int samples, int channels, int bytes) {
    for (int i = channels; i < samples * bytes; i++) row[at + i] += row[at + i - channels];
    byte[] sorted = new byte[samples * bytes];
    for (int i = 0; i < samples; i++) {
      for (int b = 0; b < bytes; b++) sorted[i * bytes + b] = row[at + b * samples + i];
    }
    System.arraycopy(sorted, 0, row, at, sorted.length);
  }
}
