package pentimento.kra;

import java.util.List;

/// Opacity at a time, and how it goes on from there.
///
/// @param time frame number
/// @param percent 0..100
/// @param interpolation Krita's word: `constant`, `linear` or `bezier`
/// @param before where the curve that comes here points, relative to the key
/// @param after where the curve that leaves here points, relative to the key
public record OpacityKey(
    int time, double percent, String interpolation, Tangent before, Tangent after) {

  /// Frames by which Krita may miss a time on a curve.
  private static final double NEAR_ENOUGH = 0.05;

  /// Handle of a curve.
  ///
  /// @param time frames
  /// @param percent of opacity
  public record Tangent(double time, double percent) {

    static final Tangent NONE = new Tangent(0, 0);

    /// The handle cut to a span of time.
    private Tangent within(double frames) {
      double reach = Math.abs(time);
      return reach <= frames ? this : new Tangent(time * frames / reach, percent * frames / reach);
    }
  }

  /// Opacity between keys, in percent.
  ///
  /// @param keys in the order of time, at least one
  static double percentAt(List<OpacityKey> keys, int time) {
    OpacityKey last = keys.getFirst();
    for (OpacityKey key : keys) {
      if (key.time > time) return last.time > time ? last.percent : last.towards(key, time);
      last = key;
    }
    return last.percent;
  }

  private double towards(OpacityKey next, int at) {
    if (at == time) return percent;
    return switch (interpolation) {
      case "linear" ->
          percent + (next.percent - percent) * ((double) (at - time) / (next.time - time));
      case "bezier" -> curve(next, at);
      default -> percent;
    };
  }

  /// The height of the curve where it has come to a time.
  private double curve(OpacityKey next, int at) {
    double whole = next.time - time;
    Tangent from = after.within(whole);
    Tangent to = next.before.within(whole);
    double[] times = {time, time + from.time, next.time + to.time, next.time};
    double[] heights = {percent, percent + from.percent, next.percent + to.percent, next.percent};
    double low = 0;
    double high = 1;
    double way = 0.5;
    // Krita halves the way until it is near enough, and the last bit of opacity shows it.
    while (way > low && way < high) {
      double off = cubic(times, way) - at;
      if (Math.abs(off) <= NEAR_ENOUGH) break;
      if (off < 0) low = way;
      else high = way;
      way = (low + high) / 2;
    }
    return Math.clamp(cubic(heights, way), 0, 100);
  }

  private static double cubic(double[] p, double way) {
    double back = 1 - way;
    return back * back * back * p[0]
        + 3 * back * back * way * p[1]
        + 3 * back * way * way * p[2]
        + way * way * way * p[3];
  }
}
