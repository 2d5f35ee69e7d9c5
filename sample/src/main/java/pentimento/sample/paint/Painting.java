package pentimento.sample.paint;

import java.nio.file.Path;
import pentimento.kra.EmptyPixels;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.BadInput;

/// Paints light and shade into a document that `pentimento paint` has made.
public final class Painting {

  private Painting() {}

  /// Fills the layers named *dodge* and *burn*, and empties the locked base layer so that the
  /// document stays small: a render puts the fresh picture in its place, `pentimento refresh` puts
  /// it back into the document.
  ///
  /// @throws BadInput when the document lacks one of the layers
  public static void paint(Path file) {
    try (KraDocument document = KraDocument.open(file)) {
      int width = document.image().width();
      int height = document.image().height();
      PixelFormat format = PixelFormat.RGBA_F32;
      KraEdit.of(document)
          .pixels(
              layer(document, "dodge"), PlanarPixels.of(format, LightAndShade.dodge(width, height)))
          .pixels(
              layer(document, "burn"), PlanarPixels.of(format, LightAndShade.burn(width, height)))
          .pixels(base(document), EmptyPixels.transparent(format))
          .save(file, SaveOptions.REPLACE);
    }
    Repacking.deflate(file);
  }

  private static PaintLayer layer(KraDocument document, String name) {
    for (Layer layer : document.layers()) {
      if (layer instanceof PaintLayer paint && layer.name().equals(name)) return paint;
    }
    throw missing(document, "paint layer named " + name);
  }

  private static PaintLayer base(KraDocument document) {
    if (document.layers().getLast() instanceof PaintLayer paint && paint.isLocked()) return paint;
    throw missing(document, "locked paint layer at the bottom");
  }

  private static BadInput missing(KraDocument document, String what) {
    return new BadInput(
        document.file(), "", "has no " + what, "make it anew with pentimento paint");
  }
}
