package pentimento.kra.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import pentimento.kra.FilterLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.kra.TransparencyMask;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.content.PaintingMemo;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.inspect.KraLint;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;

/// Reads all there is in a document.
final class Reading {

  private static final long LARGEST_PICTURE = 1 << 16;

  private Reading() {}

  /// Opens it and looks where its tiles lie.
  static void tree(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      d.walk(node -> {
        if (node instanceof PaintLayer p) assertThat(p.pixels().extent()).isNotNull();
      });
    }
  }

  /// Opens it and decodes every tile.
  static void pixels(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      d.walk(Reading::pixels);
    }
  }

  /// Pixels, and what is said of them.
  static void checked(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      d.walk(Reading::pixels);
      KraLint.check(d, new Cancellation());
    }
  }

  /// All that the library can make of it.
  static void everything(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      // One error is not the end: what else there is may still be asked for.
      List.<Runnable>of(
              () -> d.walk(Reading::pixels),
              () -> KraLint.check(d, new Cancellation()),
              () -> PaintingHash.of(d, "", PaintingMemo.empty()),
              () -> d.annotations().forEach(a -> a.content().bytes()),
              () -> flatten(d))
          .forEach(asked -> {
            try {
              asked.run();
            } catch (BadInput e) {
              assertThat(e.getMessage()).isNotBlank();
            }
          });
    }
  }

  private static void flatten(KraDocument d) {
    if (d.image().bounds().area() > LARGEST_PICTURE) return;
    Flattener.flattenToBytes(d, FlattenOptions.defaults());
  }

  private static void pixels(Node node) {
    if (node instanceof PaintLayer p) {
      pixels(p.pixels());
      p.frames().forEach(f -> pixels(f.pixels()));
    }
    if (node instanceof TransparencyMask m && m.selection() != null) pixels(m.selection());
    if (node instanceof FilterLayer f && f.selection() != null) pixels(f.selection());
  }

  private static void pixels(PixelData pixels) {
    TileReader reader = pixels.reader();
    byte[] bytes =
        new byte[pixels.tileWidth() * pixels.tileHeight() * pixels.format().bytesPerPixel()];
    for (PixelData.Tile t : pixels.tiles()) reader.read(t.column(), t.row(), bytes);
    assertThat(pixels.extent()).isNotNull();
  }
}
