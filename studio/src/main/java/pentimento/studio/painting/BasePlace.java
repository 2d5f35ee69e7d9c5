package pentimento.studio.painting;

import pentimento.kra.KraDocument;
import pentimento.kra.Node;
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
