package pentimento.studio.painting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.edit.CanvasMotion;
import pentimento.pixel.Rect;
import pentimento.studio.Rendering;

/// Where the picture at a cut lies on the photograph: what crops, turns and mirrorings below the
/// cut did. Kept with the base, so that it can be said later how what is painted must move.
///
/// Where a module below moves pixels in a way that darktable alone knows, such as a lens
/// correction, what it makes takes the photograph's place.
///
/// @param x pixel of the photograph that the canvas's pixel (0, 0) shows; it may lie outside
/// @param y pixel of the photograph that the canvas's pixel (0, 0) shows
/// @param turn what a step right and a step down on the canvas are on the photograph: right x,
///   right y, down x, down y
/// @param width of the picture at the cut
/// @param height of the picture at the cut
/// @param ground names what stands in the photograph's place, all that moved its pixels included;
///   empty for the photograph. Places on different grounds cannot be compared
public record CanvasPlace(int x, int y, List<Integer> turn, int width, int height, String ground) {

  /// How many numbers come before the ground in JSON.
  private static final int NUMBERS = 8;

  public CanvasPlace {
    turn = List.copyOf(turn);
  }

  /// The place of a rendering's output; null when its pixels are not whole pixels of the
  /// photograph, as after scaling.
  static @Nullable CanvasPlace of(Rendering rendering) {
    Rect out = rendering.plan().out().bounds();
    // The middle, since at the edges positions may be clamped.
    int cx = out.width() / 2;
    int cy = out.height() / 2;
    GeometryBelow below = GeometryBelow.of(rendering);
    Rect middle = below.onGround(new Rect(cx, cy, 1, 1));
    Rect right = below.onGround(new Rect(cx + 1, cy, 1, 1));
    Rect down = below.onGround(new Rect(cx, cy + 1, 1, 1));
    if (cx + 1 >= out.width() || cy + 1 >= out.height()) return null;
    if (middle.area() != 1 || right.area() != 1 || down.area() != 1) return null;
    int xx = right.x() - middle.x();
    int xy = right.y() - middle.y();
    int yx = down.x() - middle.x();
    int yy = down.y() - middle.y();
    if (Math.abs(xx * yy - xy * yx) != 1) return null;
    return new CanvasPlace(
        middle.x() - cx * xx - cy * yx,
        middle.y() - cx * xy - cy * yy,
        List.of(xx, xy, yx, yy),
        out.width(),
        out.height(),
        below.ground());
  }

  /// How what was painted here moves to lie on the same things there, on the same ground.
  CanvasMotion to(CanvasPlace there) {
    int px = x - there.x;
    int py = y - there.y;
    // The turn there is a signed permutation: its inverse is its transpose.
    int rightX = there.turn.get(0);
    int rightY = there.turn.get(1);
    int downX = there.turn.get(2);
    int downY = there.turn.get(3);
    return new CanvasMotion(
        rightX * turn.get(0) + rightY * turn.get(1),
        downX * turn.get(0) + downY * turn.get(1),
        rightX * turn.get(2) + rightY * turn.get(3),
        downX * turn.get(2) + downY * turn.get(3),
        rightX * px + rightY * py,
        downX * px + downY * py);
  }

  /// As plain JSON.
  List<Object> json() {
    List<Object> all = new ArrayList<>(List.of(x, y));
    all.addAll(turn);
    all.addAll(List.of(width, height, ground));
    return all;
  }

  /// Reads what [#json] gave; null for anything else.
  ///
  /// @param groundNamed whether what names no ground is none; else it stands on the photograph
  static @Nullable CanvasPlace ofJson(@Nullable Object value, boolean groundNamed) {
    if (!(value instanceof List<?> list)) return null;
    if (list.size() != NUMBERS + 1 && (groundNamed || list.size() != NUMBERS)) return null;
    List<Integer> n = new ArrayList<>();
    for (Object item : list.subList(0, NUMBERS)) {
      if (!(item instanceof Number number)) return null;
      n.add(number.intValue());
    }
    String ground = list.size() == NUMBERS ? "" : String.valueOf(list.getLast());
    return new CanvasPlace(n.get(0), n.get(1), n.subList(2, 6), n.get(6), n.get(7), ground);
  }
}
