package pentimento.formats.dng;

import java.util.List;
import pentimento.formats.tiff.Directory;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.Segments;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// The colour pattern and the parts of the sensor that count.
record SensorGeometry(Cfa cfa, Rect activeArea, Rect defaultCrop) {

  static SensorGeometry read(
      Directory raw, Directory first, Segments segments, List<String> warnings) {
    Rect sensor = Rect.ofSize(segments.width(), segments.height());
    Rect active = activeArea(raw, sensor, warnings);
    Rect crop = defaultCrop(raw, active, warnings);
    if (raw.integer(Tag.CFA_LAYOUT, 1) != 1) {
      throw new Unsupported(
          raw.source().name(), "its photosites are staggered (CFALayout other than 1)", "");
    }
    // The file's pattern starts at the active area; ours at the sensor's first photosite.
    Cfa cfa = pattern(raw, first).from(-active.x(), -active.y());
    return new SensorGeometry(cfa, active, crop);
  }

  private static Cfa pattern(Directory raw, Directory first) {
    Directory d = raw.has(Tag.CFA_PATTERN) ? raw : first;
    Field dim = d.numbers(Tag.CFA_REPEAT_PATTERN_DIM, 2);
    long rows = dim.integer(0);
    long columns = dim.integer(1);
    if (rows < 1 || columns < 1 || rows > 16 || columns > 16) {
      throw d.bad(Tag.CFA_REPEAT_PATTERN_DIM, "gives a pattern of " + columns + "x" + rows);
    }
    Field pattern = d.field(Tag.CFA_PATTERN);
    if (pattern == null || pattern.count() < rows * columns) {
      throw d.bad(Tag.CFA_PATTERN, "is shorter than its pattern of " + columns + "x" + rows);
    }
    byte[] colours = new byte[(int) (rows * columns)];
    for (int i = 0; i < colours.length; i++) {
      long colour = pattern.integer(i);
      if (colour < 0 || colour > 2) {
        throw new Unsupported(
            d.source().name(),
            "its sensor has colours other than red, green and blue",
            "develop it with the maker's program");
      }
      colours[i] = (byte) colour;
    }
    return new Cfa((int) columns, (int) rows, colours);
  }

  private static Rect activeArea(Directory raw, Rect sensor, List<String> warnings) {
    if (!raw.has(Tag.ACTIVE_AREA)) return sensor;
    Field f = raw.numbers(Tag.ACTIVE_AREA, 4);
    long top = f.integer(0);
    long left = f.integer(1);
    long bottom = f.integer(2);
    long right = f.integer(3);
    if (top >= 0
        && left >= 0
        && top < bottom
        && left < right
        && bottom <= sensor.height()
        && right <= sensor.width()) {
      return Rect.between((int) left, (int) top, (int) right, (int) bottom);
    }
    warnings.add(raw.place(Tag.ACTIVE_AREA) + " lies outside the sensor; the whole of it is used");
    return sensor;
  }

  private static Rect defaultCrop(Directory raw, Rect active, List<String> warnings) {
    if (!raw.has(Tag.DEFAULT_CROP_ORIGIN) || !raw.has(Tag.DEFAULT_CROP_SIZE)) return active;
    Field origin = raw.numbers(Tag.DEFAULT_CROP_ORIGIN, 2);
    Field size = raw.numbers(Tag.DEFAULT_CROP_SIZE, 2);
    long x = Math.round(origin.number(0));
    long y = Math.round(origin.number(1));
    long width = Math.round(size.number(0));
    long height = Math.round(size.number(1));
    if (x >= 0
        && y >= 0
        && width > 0
        && height > 0
        && x + width <= active.width()
        && y + height <= active.height()) {
      return new Rect(active.x() + (int) x, active.y() + (int) y, (int) width, (int) height);
    }
    warnings.add(
        raw.place(Tag.DEFAULT_CROP_SIZE) + " reaches outside the active area; no default crop");
    return active;
  }
}
