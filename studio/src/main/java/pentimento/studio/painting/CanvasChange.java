package pentimento.studio.painting;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.kra.edit.CanvasMotion;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Unsupported;

/// What a new picture below a painting does to the document's canvas.
///
/// @param place of the base layer afterwards
/// @param motion of what is painted and of the canvas; none where both stay
/// @param canvas whether the canvas takes the picture's size
/// @param shifts whether the base layer alone moves, below a canvas that got its size in the editor
record CanvasChange(BasePlace place, CanvasMotion motion, boolean canvas, boolean shifts) {

  /// The change that follows the picture exactly.
  ///
  /// @param place of the base layer; null when the document has none
  /// @param noted what the document says of its base; null when it says nothing
  /// @param fresh what it will say
  /// @param info the new picture
  /// @throws Unsupported when no move by whole pixels is exact
  static CanvasChange following(
      KraDocument document,
      @Nullable BasePlace place,
      @Nullable BaseRecord noted,
      BaseRecord fresh,
      ImageInfo info) {
    CanvasMotion motion = motion(noted, fresh);
    BasePlace now = place == null ? BasePlace.CORNER : place;
    // A canvas that got its size in the editor keeps it: the base moves below what is painted.
    if (place != null && isShift(motion) && now.isResized(document, noted)) {
      return new CanvasChange(now.against(motion), CanvasMotion.by(0, 0), false, true);
    }
    check(document, now, noted, fresh, info);
    boolean canvas = !motion.isNone() || isOther(document, noted, fresh, info);
    return new CanvasChange(canvas ? BasePlace.CORNER : now, motion, canvas, false);
  }

  /// The change that leaves what is painted where it is on the canvas.
  static CanvasChange staying(
      KraDocument document,
      @Nullable BasePlace place,
      @Nullable BaseRecord noted,
      BaseRecord fresh,
      ImageInfo info) {
    // What stays has a new place, which only the document can say.
    boolean settles = noted == null || !Objects.equals(noted.place(), fresh.place());
    boolean canvas = settles || isOther(document, noted, fresh, info);
    BasePlace now = canvas || place == null ? BasePlace.CORNER : place;
    return new CanvasChange(now, CanvasMotion.by(0, 0), canvas, false);
  }

  /// Whether the document can stay as it is but for the pixels of its base.
  boolean isNone() {
    return !canvas && !shifts;
  }

  /// What it does to what is painted, in words behind a comma; empty when nothing.
  String words() {
    // Krita would go on with the canvas that it has open.
    String again = "; where it is open in Krita, open it again";
    if (!motion.isNone()) return ", what is painted moved along" + again;
    if (shifts) return ", it moved under what is painted" + again;
    return canvas ? ", what is painted stays" : "";
  }

  /// Whether the canvas is to get another size. One of another size over a picture that did not
  /// move got it in the editor.
  private static boolean isOther(
      KraDocument document, @Nullable BaseRecord noted, BaseRecord fresh, ImageInfo info) {
    boolean resized = noted != null && noted.place() != null && noted.place().equals(fresh.place());
    return !resized
        && (info.width() != document.image().width() || info.height() != document.image().height());
  }

  private static boolean isShift(CanvasMotion motion) {
    return !motion.isNone() && !motion.turns();
  }

  /// How what is painted must move; nowhere where nobody knows.
  private static CanvasMotion motion(@Nullable BaseRecord old, BaseRecord fresh) {
    CanvasPlace before = old == null ? null : old.place();
    CanvasPlace now = fresh.place();
    if (before == null || now == null || !before.ground().equals(now.ground())) {
      return CanvasMotion.by(0, 0);
    }
    return before.to(now);
  }

  /// Refuses where what is painted would come to lie on something else: where the picture below
  /// moved in a way that cannot be followed exactly, or where the canvas's place is not known.
  private static void check(
      KraDocument document,
      BasePlace place,
      @Nullable BaseRecord old,
      BaseRecord fresh,
      ImageInfo info) {
    int width = document.image().width();
    int height = document.image().height();
    boolean sameSize = width == info.width() && height == info.height();
    if (old == null && sameSize) return;
    CanvasPlace before = old == null ? null : old.place();
    CanvasPlace now = fresh.place();
    boolean known = before != null && now != null;
    if (before != null && now != null && before.ground().equals(now.ground())) {
      if (before.equals(now)) return;
      if (!place.isResized(document, old)) return;
    }
    List<String> changes = old == null ? List.of() : changes(old, fresh);
    if (sameSize && !known && changes.isEmpty()) return;
    String what =
        sameSize
            ? "the picture below moved in a way that what is painted cannot follow exactly"
            : "its canvas is "
                + width
                + "x"
                + height
                + " and the picture below is now "
                + info.width()
                + "x"
                + info.height();
    throw new Unsupported(
        document.file(),
        what + (changes.isEmpty() ? "" : " (" + String.join(", ", changes) + ")"),
        "set the geometry back"
            + (sameSize || !place.isCorner() ? "" : ", change the canvas in Krita to that size")
            + ", or leave what is painted where it is with refresh --leave-paint");
  }

  /// What changed of the modules that move pixels.
  private static List<String> changes(BaseRecord old, BaseRecord fresh) {
    return ModuleDifference.between(
        GeometryBelow.modules(old.modules()), GeometryBelow.modules(fresh.modules()));
  }
}
