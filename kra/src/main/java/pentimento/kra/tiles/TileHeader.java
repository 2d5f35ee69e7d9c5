package pentimento.kra.tiles;

/// The line before a tile, as Krita writes it: `X,Y,LZF,LENGTH` and a line feed. A document has
/// thousands, so that no text is made of them.
final class TileHeader {

  private static final int MOST_DIGITS = 9;

  /// Where the tile lies, in pixels from the plane's origin.
  int x;

  int y;

  /// Bytes that follow.
  int length;

  private int at;

  /// Reads the line that begins at `from`.
  ///
  /// @return where the tile begins, or a negative number when the line is written otherwise
  int read(byte[] bytes, int from, int end) {
    at = from;
    x = number(bytes, end, ',');
    if (at < 0) return at;
    y = number(bytes, end, ',');
    if (at < 0 || at + 4 > end) return -1;
    boolean packed = bytes[at] == 'L' && bytes[at + 1] == 'Z' && bytes[at + 2] == 'F';
    if (!packed || bytes[at + 3] != ',') return -1;
    at += 4;
    length = number(bytes, end, '\n');
    return at;
  }

  /// Reads digits, maybe behind a minus, up to a character that is passed; `at` is negative
  /// afterwards when there is something else.
  private int number(byte[] bytes, int end, char last) {
    int from = at;
    boolean minus = from < end && bytes[from] == '-';
    if (minus) from++;
    int value = 0;
    int i = from;
    while (i < end && i - from < MOST_DIGITS && bytes[i] >= '0' && bytes[i] <= '9') {
      value = value * 10 + bytes[i++] - '0';
    }
    at = i > from && i < end && bytes[i] == last ? i + 1 : -1;
    return minus ? -value : value;
  }
}
