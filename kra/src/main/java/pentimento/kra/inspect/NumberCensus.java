package pentimento.kra.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Rect;

/// Counts the pixels of a layer that hold odd numbers.
final class NumberCensus {

  /// A pixel of the image.
  record Place(int x, int y) {}

  /// How many pixels, and the first of each in the order of tiles and rows; a place means nothing
  /// where the count is 0.
  ///
  /// @param nan pixels with a NaN in some channel
  /// @param infinite pixels with an infinity
  /// @param negative pixels with a negative channel and some alpha
  /// @param black pixels with some alpha and a colour of 0
  record Result(
      long nan,
      Place firstNan,
      long infinite,
      Place firstInfinite,
      long negative,
      Place firstNegative,
      long black,
      Place firstBlack) {}

  private static final int KINDS = 4;
  private static final int NONE = -1;

  private NumberCensus() {}

  static Result of(PixelData pixels, Cancellation cancellation) {
    List<PixelData.Tile> tiles = pixels.tiles();
    long[][] counts = new long[tiles.size()][];
    int[][] firsts = new int[tiles.size()][];
    int chunks = (tiles.size() + 63) / 64;
    IntStream.range(0, chunks)
        .parallel()
        .forEach(chunk -> {
          TileReader reader = pixels.reader();
          int area = pixels.tileWidth() * pixels.tileHeight();
          float[][] planes = new float[pixels.format().channels()][area];
          for (int i = chunk * 64; i < Math.min(tiles.size(), chunk * 64 + 64); i++) {
            cancellation.check();
            reader.read(tiles.get(i).column(), tiles.get(i).row(), planes);
            counts[i] = new long[KINDS];
            firsts[i] = new int[KINDS];
            Arrays.fill(firsts[i], NONE);
            count(planes, area, counts[i], firsts[i]);
          }
        });
    long[] sum = new long[KINDS];
    Place[] first = new Place[KINDS];
    Arrays.fill(first, new Place(0, 0));
    for (int i = 0; i < tiles.size(); i++) {
      Rect r = pixels.rect(tiles.get(i).column(), tiles.get(i).row());
      for (int k = 0; k < KINDS; k++) {
        if (sum[k] == 0 && counts[i][k] > 0) {
          int at = firsts[i][k];
          first[k] = new Place(r.x() + at % r.width(), r.y() + at / r.width());
        }
        sum[k] += counts[i][k];
      }
    }
    return new Result(sum[0], first[0], sum[1], first[1], sum[2], first[2], sum[3], first[3]);
  }

  private static void count(float[][] planes, int area, long[] counts, int[] firsts) {
    int channels = planes.length;
    for (int i = 0; i < area; i++) {
      boolean nan = false;
      boolean infinite = false;
      boolean negative = false;
      boolean black = channels > 1;
      for (int c = 0; c < channels; c++) {
        float v = planes[c][i];
        nan |= Float.isNaN(v);
        infinite |= Math.abs(v) == Float.POSITIVE_INFINITY;
        negative |= v < 0;
        black &= c == channels - 1 ? v > 0 : v == 0;
      }
      negative &= planes[channels - 1][i] > 0;
      add(nan, 0, i, counts, firsts);
      add(infinite, 1, i, counts, firsts);
      add(negative, 2, i, counts, firsts);
      add(black, 3, i, counts, firsts);
    }
  }

  private static void add(boolean is, int kind, int at, long[] counts, int[] firsts) {
    if (!is) return;
    if (counts[kind]++ == 0) firsts[kind] = at;
  }
}
