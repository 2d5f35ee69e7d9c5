package pentimento.formats.dng;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.tiff.Directory;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.Segments;
import pentimento.formats.tiff.Tag;

/// Black, white and linearisation of a sensor.
record SensorLevels(double[] black, double white, short @Nullable [] linearization) {

  static SensorLevels read(
      Directory raw, Directory first, Segments segments, List<String> warnings) {
    short[] table = linearization(raw);
    double[] black = black(raw.has(Tag.BLACK_LEVEL) ? raw : first, warnings);
    double white = white(raw.has(Tag.WHITE_LEVEL) ? raw : first, segments);
    for (double level : black) {
      if (!(level < white)) {
        throw raw.bad(
            Tag.WHITE_LEVEL, "is " + white + ", which is not above the black level " + level);
      }
    }
    if (raw.has(Tag.BLACK_LEVEL_DELTA_H) || raw.has(Tag.BLACK_LEVEL_DELTA_V)) {
      warnings.add("black levels per row or column (BlackLevelDelta) are not applied");
    }
    return new SensorLevels(black, white, table);
  }

  /// A repeat of 2×2 or more gives its first 2×2; anything narrower its first value four times, as
  /// darktable takes it.
  private static double[] black(Directory d, List<String> warnings) {
    double[] black = new double[4];
    if (!d.has(Tag.BLACK_LEVEL)) return black;
    int rows = 1;
    int columns = 1;
    if (d.has(Tag.BLACK_LEVEL_REPEAT_DIM)) {
      Field dim = d.numbers(Tag.BLACK_LEVEL_REPEAT_DIM, 2);
      rows = Math.clamp(dim.integer(0), 1, 64);
      columns = Math.clamp(dim.integer(1), 1, 64);
    }
    boolean each = rows >= 2 && columns >= 2;
    if (!each && rows * columns > 1 || rows > 2 || columns > 2) {
      warnings.add(
          "black levels repeat every "
              + columns
              + "x"
              + rows
              + " photosites; only a repeat of 2x2 is followed");
    }
    Field field = d.numbers(Tag.BLACK_LEVEL, each ? columns + 2 : 1);
    for (int i = 0; i < 4; i++) {
      black[i] = field.number(each ? i / 2 * columns + i % 2 : 0);
      if (!Double.isFinite(black[i])) throw d.bad(Tag.BLACK_LEVEL, "holds a fraction over 0");
    }
    return black;
  }

  private static double white(Directory d, Segments segments) {
    if (d.has(Tag.WHITE_LEVEL)) return d.numbers(Tag.WHITE_LEVEL, 1).number(0);
    return segments.sampleFormat() == 3 ? 1 : (1 << segments.bits()) - 1;
  }

  private static short @Nullable [] linearization(Directory raw) {
    if (!raw.has(Tag.LINEARIZATION_TABLE)) return null;
    Field field = raw.numbers(Tag.LINEARIZATION_TABLE, 1);
    short[] table = new short[field.count()];
    for (int i = 0; i < table.length; i++) table[i] = (short) field.integer(i);
    return table;
  }
}
