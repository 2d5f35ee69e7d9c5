package pentimento.formats.dng;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import pentimento.pixel.Rect;

/// Photosites that the camera's maker knows to be bad (opcodes FixBadPixelsConstant and
/// FixBadPixelsList), and their repair.
///
/// A bad photosite takes the mean of its nearest good neighbours of the same colour to the left,
/// right, above and below, those across from each other weighted by nearness, in whole numbers.
/// Measured against darktable 4.2.1: equal, but for the last columns and rows, where it darkens.
///
/// @param constants raw numbers that mark a bad photosite wherever they stand
/// @param areas rectangles of bad photosites, single ones among them
record BadPixels(List<Integer> constants, List<Rect> areas) {

  static final BadPixels NONE = new BadPixels(List.of(), List.of());

  boolean isEmpty() {
    return constants.isEmpty() && areas.isEmpty();
  }

  /// This and another list together.
  BadPixels and(BadPixels other) {
    List<Integer> allConstants = new ArrayList<>(constants);
    allConstants.addAll(other.constants);
    List<Rect> allAreas = new ArrayList<>(areas);
    allAreas.addAll(other.areas);
    return new BadPixels(allConstants, allAreas);
  }

  /// Repairs a mosaic in place.
  ///
  /// @param active where constants are looked for
  void repair(ShortMosaic mosaic, Cfa cfa, Rect active) {
    BitSet bad = positions(mosaic, active);
    short[] samples = mosaic.samples();
    int width = mosaic.width();
    for (int i = bad.nextSetBit(0); i >= 0; i = bad.nextSetBit(i + 1)) {
      int x = i % width;
      int y = i / width;
      int left = distance(bad, cfa, mosaic, x, y, -1, 0);
      int right = distance(bad, cfa, mosaic, x, y, 1, 0);
      int up = distance(bad, cfa, mosaic, x, y, 0, -1);
      int down = distance(bad, cfa, mosaic, x, y, 0, 1);
      int shift = 7;
      int sum = 0;
      if (left + right > 0) {
        int weight = weight(left, right);
        if (left > 0) sum += weight * mosaic.at(x - left, y);
        if (right > 0) sum += (256 - weight) * mosaic.at(x + right, y);
        shift++;
      }
      if (up + down > 0) {
        int weight = weight(up, down);
        if (up > 0) sum += weight * mosaic.at(x, y - up);
        if (down > 0) sum += (256 - weight) * mosaic.at(x, y + down);
        shift++;
      }
      samples[i] = (short) (sum >> shift);
    }
  }

  /// Of 256, what the neighbour at distance `one` gets when the one across is at `other`.
  private static int weight(int one, int other) {
    if (one == 0) return 0;
    return other == 0 ? 256 : other * 256 / (one + other);
  }

  private BitSet positions(ShortMosaic mosaic, Rect active) {
    BitSet bad = new BitSet();
    Rect sensor = Rect.ofSize(mosaic.width(), mosaic.height());
    for (Rect area : areas) {
      Rect part = area.intersect(sensor);
      for (int y = part.y(); y < part.bottom(); y++) {
        int row = y * mosaic.width();
        bad.set(row + part.x(), row + part.right());
      }
    }
    for (int constant : constants) {
      for (int y = active.y(); y < active.bottom(); y++) {
        for (int x = active.x(); x < active.right(); x++) {
          if (mosaic.at(x, y) == constant) bad.set(y * mosaic.width() + x);
        }
      }
    }
    return bad;
  }

  /// Steps to the nearest good photosite of the same colour in a direction, 0 when there is none.
  private static int distance(
      BitSet bad, Cfa cfa, ShortMosaic mosaic, int x, int y, int stepX, int stepY) {
    int colour = cfa.at(x, y);
    int px = x + stepX;
    int py = y + stepY;
    for (int n = 1; ; n++, px += stepX, py += stepY) {
      if (px < 0 || py < 0 || px >= mosaic.width() || py >= mosaic.height()) return 0;
      if (cfa.at(px, py) == colour && !bad.get(py * mosaic.width() + px)) return n;
    }
  }
}
