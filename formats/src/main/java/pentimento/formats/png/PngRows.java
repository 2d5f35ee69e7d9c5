package pentimento.formats.png;

import pentimento.formats.PictureHeader;
import pentimento.formats.bands.Quantise;
import pentimento.pixel.Planes;

/// Filters rows for PNG: per row the one of the filters none, sub, up, average and Paeth whose
/// result has the smallest sum of magnitudes, as the PNG specification advises.
final class PngRows {

  private static final int FILTERS = 5;

  private final PictureHeader header;
  private final int bits;
  private final int pixelBytes;
  private final int rowBytes;
  private byte[] above;

  PngRows(PictureHeader header, int bits) {
    this.header = header;
    this.bits = bits;
    this.pixelBytes = header.channels() * bits / 8;
    this.rowBytes = header.width() * pixelBytes;
    this.above = new byte[rowBytes];
  }

  int rowBytes() {
    return rowBytes;
  }

  int height() {
    return header.height();
  }

  /// Row `y` as unfiltered bytes.
  byte[] take(Planes planes, int y) {
    byte[] row = new byte[rowBytes];
    fill(planes, y, row);
    return row;
  }

  /// Remembers the last row of a group for the first of the next.
  void keep(byte[] row) {
    above = row;
  }

  /// Rows `from` to `to - 1`, each behind its filter's number. What lies above the group's first
  /// row `groupFrom` is the row kept; other rows above are in `planes`.
  byte[] filter(Planes planes, int from, int to, int groupFrom) {
    byte[] out = new byte[(to - from) * (rowBytes + 1)];
    byte[] up = from == groupFrom ? above.clone() : take(planes, from - 1);
    byte[] row = new byte[rowBytes];
    byte[][] tries = new byte[FILTERS][rowBytes];
    for (int y = from; y < to; y++) {
      fill(planes, y, row);
      int best = best(row, up, tries);
      int at = (y - from) * (rowBytes + 1);
      out[at] = (byte) best;
      System.arraycopy(tries[best], 0, out, at + 1, rowBytes);
      byte[] swap = up;
      up = row;
      row = swap;
    }
    return out;
  }

  private void fill(Planes planes, int y, byte[] row) {
    if (bits == 8) {
      Quantise.row8(planes, y, row, 0);
    } else {
      Quantise.row16(planes, y, row, 0, true);
    }
  }

  private int best(byte[] row, byte[] up, byte[][] tries) {
    int n = pixelBytes;
    byte[] sub = tries[1];
    byte[] upper = tries[2];
    byte[] average = tries[3];
    byte[] paeth = tries[4];
    System.arraycopy(row, 0, tries[0], 0, rowBytes);
    for (int i = 0; i < Math.min(n, rowBytes); i++) {
      int b = up[i] & 0xff;
      sub[i] = row[i];
      upper[i] = (byte) (row[i] - b);
      average[i] = (byte) (row[i] - (b >> 1));
      paeth[i] = (byte) (row[i] - b);
    }
    for (int i = n; i < rowBytes; i++) {
      int a = row[i - n] & 0xff;
      int b = up[i] & 0xff;
      int c = up[i - n] & 0xff;
      sub[i] = (byte) (row[i] - a);
      upper[i] = (byte) (row[i] - b);
      average[i] = (byte) (row[i] - (a + b >> 1));
      paeth[i] = (byte) (row[i] - paeth(a, b, c));
    }
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int f = 0; f < FILTERS; f++) {
      int sum = 0;
      byte[] filtered = tries[f];
      for (int i = 0; i < rowBytes; i++) sum += Math.abs(filtered[i]);
      if (sum < least) {
        least = sum;
        best = f;
      }
    }
    return best;
  }

  private static int paeth(int a, int b, int c) {
    int pa = Math.abs(b - c);
    int pb = Math.abs(a - c);
    int pc = Math.abs(a + b - c - c);
    if (pa <= pb && pa <= pc) return a;
    return pb <= pc ? b : c;
  }
}
