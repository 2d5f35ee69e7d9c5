package pentimento.studio.painting;

import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.edit.CanvasMotion;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Where the picture below begins on the canvas: at its corner, until the canvas gets another size
/// in the editor, which moves all layers.
///
/// @param x column of the canvas that shows the picture's column 0; it may lie outside
/// @param y row of the canvas that shows the picture's row 0
record BasePlace(int x, int y) {

  static final BasePlace CORNER = new BasePlace(0, 0);

  /// That of a document's base layer.
  ///
  /// @param layer uuid of the base layer
  static BasePlace of(KraDocument document, String layer) {
    Node base = document.byUuid(layer);
    return base == null ? CORNER : new BasePlace(base.traits().x(), base.traits().y());
  }

  boolean isCorner() {
    return equals(CORNER);
  }

  /// Whether the canvas got its size or place in the editor.
  ///
  /// @param noted what the document says of its base; null when it says nothing
  boolean isResized(KraDocument document, @Nullable BaseRecord noted) {
    CanvasPlace then = noted == null ? null : noted.place();
    return !isCorner()
        || (then != null
            && (then.width() != document.image().width()
                || then.height() != document.image().height()));
  }

  /// The place where the picture lies below the same things when the canvas does not take part in a
  /// motion.
  ///
  /// @param motion by whole pixels, without a turn
  BasePlace against(CanvasMotion motion) {
    return new BasePlace(x - motion.dx(), y - motion.dy());
  }

  /// The picture's pixels in the canvas's coordinates; the samples are shared.
  Planes on(Planes picture) {
    Rect rect = picture.rect();
    return isCorner() ? picture : new Planes(rect.translate(x, y), picture.planes());
  }

  /// The fingerprint of the picture at this place.
  ContentHash name(ContentHash picture) {
    return isCorner()
        ? picture
        : new ContentHasher().put("placed").put(picture).put(x).put(y).hash();
  }
}
