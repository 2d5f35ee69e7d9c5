package pentimento.formats.ljpeg;

import org.jspecify.annotations.Nullable;

/// Decodes a lossless JPEG (ITU-T T.81 annex H, SOF3): 1 to 4 interleaved components of 2 to 16
/// bits, all predictors, point transform, restart markers.
///
/// Made once for each JPEG and used by one thread.
public final class LosslessJpegDecoder {

  /// What is wrong, and where from the JPEG's first byte.
  public static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Damaged(int offset, String problem) {
      super(problem);
      this.offset = offset;
    }

    public int offset() {
      return offset;
    }
  }

  /// Takes decoded rows.
  @FunctionalInterface
  public interface Rows {
    /// @param y row number, from 0
    /// @param samples `width · components` samples, interleaved; valid during the call
    void row(int y, short[] samples);
  }

  private final byte[] data;
  private final boolean sixteenBitsFollow;
  private final @Nullable HuffmanDecoder[] tables = new @Nullable HuffmanDecoder[4];
  private int precision;
  private int width;
  private int height;
  private int components;
  private final int[] ids = new int[4];
  private int restartInterval;
  private int predictor;
  private int pointTransform;
  private final HuffmanDecoder[] tableOf = new HuffmanDecoder[4];
  private int scanStart;

  /// Reads the headers.
  ///
  /// @param sixteenBitsFollow whether a difference of category 16 is followed by 16 bits, as old
  ///   converters (DNG before 1.1) wrote against the standard
  /// @throws Damaged when the headers are not those of a lossless JPEG that we read
  public LosslessJpegDecoder(byte[] data, boolean sixteenBitsFollow) throws Damaged {
    this.data = data;
    this.sixteenBitsFollow = sixteenBitsFollow;
    readHeaders();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int components() {
    return components;
  }

  /// Bits of a sample.
  public int precision() {
    return precision;
  }

  /// Decodes the first `rows` rows.
  public void decode(int rows, Rows sink) throws Damaged {
    BitReader bits = new BitReader(data, scanStart, data.length);
    int rowLength = width * components;
    short[] above = new short[rowLength];
    short[] current = new short[rowLength];
    short[] shifted = new short[pointTransform > 0 ? rowLength : 0];
    int restartRows = restartInterval == 0 ? Integer.MAX_VALUE : restartInterval / width;
    for (int y = 0; y < Math.min(rows, height); y++) {
      boolean fresh = y % restartRows == 0;
      if (fresh && y > 0 && !bits.restart()) {
        throw new Damaged(scanStart, "a restart marker is missing before row " + y);
      }
      decodeRow(bits, fresh, above, current);
      if (bits.overrun()) throw new Damaged(data.length, "the data end within row " + y);
      if (pointTransform > 0) {
        for (int i = 0; i < rowLength; i++) shifted[i] = (short) (current[i] << pointTransform);
        sink.row(y, shifted);
      } else {
        sink.row(y, current);
      }
      short[] swap = above;
      above = current;
      current = swap;
    }
  }

  private void decodeRow(BitReader bits, boolean fresh, short[] above, short[] row) throws Damaged {
    int n = components;
    for (int c = 0; c < n; c++) {
      int start = fresh ? 1 << (precision - pointTransform - 1) : above[c];
      row[c] = (short) (start + next(bits, tableOf[c]));
    }
    int mode = fresh ? 1 : predictor;
    int length = row.length;
    if (mode == 1) {
      switch (n) {
        case 1 -> decodeLeft1(bits, row, length);
        case 2 -> decodeLeft2(bits, row, length);
        default -> {
          for (int i = n; i < length; i++) {
            row[i] = (short) (row[i - n] + next(bits, tableOf[i % n]));
          }
        }
      }
      return;
    }
    for (int i = n; i < length; i++) {
      int left = row[i - n] & 0xffff;
      int up = above[i] & 0xffff;
      int upLeft = above[i - n] & 0xffff;
      int guess =
          switch (mode) {
            case 2 -> up;
            case 3 -> upLeft;
            case 4 -> left + up - upLeft;
            case 5 -> left + ((up - upLeft) >> 1);
            case 6 -> up + ((left - upLeft) >> 1);
            default -> (left + up) >> 1;
          };
      row[i] = (short) (guess + next(bits, tableOf[i % n]));
    }
  }

  private void decodeLeft1(BitReader bits, short[] row, int length) throws Damaged {
    HuffmanDecoder table = tableOf[0];
    int value = row[0];
    for (int i = 1; i < length; i++) {
      value += next(bits, table);
      row[i] = (short) value;
    }
  }

  private void decodeLeft2(BitReader bits, short[] row, int length) throws Damaged {
    HuffmanDecoder first = tableOf[0];
    HuffmanDecoder second = tableOf[1];
    int a = row[0];
    int b = row[1];
    for (int i = 2; i < length; i += 2) {
      a += next(bits, first);
      b += next(bits, second);
      row[i] = (short) a;
      row[i + 1] = (short) b;
    }
  }

  private int next(BitReader bits, HuffmanDecoder table) throws Damaged {
    int difference = bits.difference(table);
    if (difference == -65536) throw new Damaged(scanStart, "the data hold an unknown code");
    if (sixteenBitsFollow && (difference & 0xffff) == 0x8000) bits.skip(16);
    return difference;
  }

  private void readHeaders() throws Damaged {
    if (data.length < 4 || unsigned16(0) != 0xffd8) {
      throw new Damaged(0, "no JPEG starts here");
    }
    int at = 2;
    while (true) {
      while (at + 1 < data.length && unsigned16(at) == 0xffff) at++;
      if (at + 4 > data.length) throw new Damaged(at, "the JPEG ends within its headers");
      int marker = unsigned16(at);
      int length = unsigned16(at + 2);
      int body = at + 4;
      int end = at + 2 + length;
      if (marker < 0xffc0 || length < 2 || end > data.length) {
        throw new Damaged(at, "a damaged JPEG header");
      }
      switch (marker) {
        case 0xffc3 -> readFrame(body, end);
        case 0xffc4 -> readTables(body, end);
        case 0xffdd -> restartInterval = end - body >= 2 ? unsigned16(body) : 0;
        case 0xffda -> {
          readScan(body, end);
          scanStart = end;
          return;
        }
        case 0xffc0, 0xffc1, 0xffc2, 0xffc5, 0xffc6, 0xffc7, 0xffc9, 0xffca, 0xffcb ->
            throw new Damaged(at, "a JPEG that is not lossless");
        default -> {
          // Comments and application data mean nothing here.
        }
      }
      at = end;
    }
  }

  private void readFrame(int at, int end) throws Damaged {
    if (end - at < 6) throw new Damaged(at, "a short frame header");
    precision = data[at] & 0xff;
    height = unsigned16(at + 1);
    width = unsigned16(at + 3);
    components = data[at + 5] & 0xff;
    if (precision < 2 || precision > 16 || width == 0 || height == 0) {
      throw new Damaged(at, "a frame of " + width + "x" + height + " with " + precision + " bits");
    }
    if (components < 1 || components > 4 || end - at < 6 + 3 * components) {
      throw new Damaged(at, "a frame of " + components + " components");
    }
    for (int c = 0; c < components; c++) {
      ids[c] = data[at + 6 + 3 * c] & 0xff;
      if (data[at + 7 + 3 * c] != 0x11) throw new Damaged(at, "subsampled components");
    }
  }

  private void readTables(int from, int end) throws Damaged {
    int at = from;
    while (at < end) {
      if (end - at < 17) throw new Damaged(at, "a short Huffman table");
      int id = data[at] & 0xff;
      int[] counts = new int[16];
      int total = 0;
      for (int i = 0; i < 16; i++) {
        counts[i] = data[at + 1 + i] & 0xff;
        total += counts[i];
      }
      at += 17;
      if (id > 3 || total > end - at) throw new Damaged(at, "a damaged Huffman table");
      byte[] symbols = java.util.Arrays.copyOfRange(data, at, at + total);
      HuffmanDecoder table = HuffmanDecoder.of(counts, symbols);
      if (table == null) throw new Damaged(at, "a Huffman table that is no code");
      tables[id] = table;
      at += total;
    }
  }

  private void readScan(int at, int end) throws Damaged {
    int n = end - at < 1 ? 0 : data[at] & 0xff;
    if (components == 0 || n != components || end - at < 4 + 2 * n) {
      throw new Damaged(at, "a scan of " + n + " of " + components + " components");
    }
    for (int c = 0; c < n; c++) {
      if ((data[at + 1 + 2 * c] & 0xff) != ids[c]) {
        throw new Damaged(at, "a scan with its components in another order");
      }
      int id = (data[at + 2 + 2 * c] & 0xff) >> 4;
      HuffmanDecoder table = id > 3 ? null : tables[id];
      if (table == null) throw new Damaged(at, "a scan whose Huffman table " + id + " is missing");
      tableOf[c] = table;
    }
    predictor = data[at + 1 + 2 * n] & 0xff;
    pointTransform = data[at + 3 + 2 * n] & 15;
    if (predictor < 1 || predictor > 7) throw new Damaged(at, "predictor " + predictor);
    if (pointTransform >= precision) throw new Damaged(at, "a point transform above the depth");
    if (restartInterval % width != 0) {
      throw new Damaged(at, "restart markers within rows");
    }
  }

  private int unsigned16(int at) {
    return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
  }
}
