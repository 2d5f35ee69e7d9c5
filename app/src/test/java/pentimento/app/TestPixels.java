package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// What tests paint, and how they look at pictures.
final class TestPixels {

  private TestPixels() {}

  /// The samples of a picture file.
  static Planes read(Path file) {
    try (PictureFile picture = Pictures.open(file)) {
      return picture.read();
    }
  }

  /// The worst error of three planes, relative where `b` is above 1.
  static double worst(Planes a, Planes b) {
    assertThat(a.rect()).isEqualTo(b.rect());
    double worst = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < a.rect().area(); i++) {
        double y = b.plane(c)[i];
        worst = Math.max(worst, Math.abs(a.plane(c)[i] - y) / Math.max(1, Math.abs(y)));
      }
    }
    return worst;
  }

  /// Replaces what is on a layer by a rectangle of one grey and opacity, as a save of an editor
  /// would.
  static void paint(Path kra, String layer, Rect where, float light, float alpha) {
    Planes stroke = Planes.allocate(where, 4);
    for (int c = 0; c < 3; c++) Arrays.fill(stroke.plane(c), light);
    Arrays.fill(stroke.plane(3), alpha);
    try (KraDocument document = KraDocument.open(kra)) {
      KraEdit.of(document)
          .pixels(layer(document, layer), PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
          .save(kra, SaveOptions.REPLACE);
    }
  }

  /// The paint layer at the top level that has a name.
  static PaintLayer layer(KraDocument document, String name) {
    for (Layer l : document.layers()) {
      if (l instanceof PaintLayer p && p.name().equals(name)) return p;
    }
    throw new AssertionError("no paint layer " + name);
  }
}
