package pentimento.kra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Every document of the corpus opens, and every tile in it decodes.
class CorpusReadingTest {

  @Test
  void every_document_opens_and_every_tile_decodes() {
    List<String> problems = new ArrayList<>();
    int[] tiles = {0};
    for (Path path : KritaCorpus.documents()) {
      try (KraDocument document = KraDocument.open(path)) {
        document.walk(node -> {
          for (PixelData pixels : pixelsOf(node)) {
            TileReader reader = pixels.reader();
            byte[] buffer =
                new byte
                    [pixels.tileWidth() * pixels.tileHeight() * pixels.format().bytesPerPixel()];
            for (PixelData.Tile t : pixels.tiles()) {
              assertThat(reader.read(t.column(), t.row(), buffer)).isTrue();
              tiles[0]++;
            }
          }
        });
      } catch (BadInput e) {
        problems.add(path.getFileName() + " " + e.getMessage());
      }
    }
    // Krita shows the first with a hole and reads garbage from the second.
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0))
        .contains("truncated_layer", "entry doc/layers/layer1, offset 131160", "cut off");
    assertThat(problems.get(1)).contains("version1_tiles", "offset 0", "VERSION 1");
    assertThat(tiles[0]).isGreaterThan(3000);
  }

  @Test
  void a_layer_of_floats_has_the_pixels_that_were_put_in() throws IOException {
    byte[] expected = Files.readAllBytes(KritaCorpus.document("minimal/expected.raw"));
    try (KraDocument document = KraDocument.open(KritaCorpus.document("minimal/full.kra"))) {
      PaintLayer base = (PaintLayer) document.layers().get(1);
      assertThat(base.isLocked()).isTrue();
      assertThat(base.space().format()).isEqualTo(PixelFormat.RGBA_F32);
      byte[] pixels = new byte[expected.length];
      TileReader reader = base.pixels().reader();
      reader.read(document.image().bounds(), pixels);
      assertThat(pixels).isEqualTo(expected);

      Planes planes = Planes.allocate(new Rect(-3, 60, 90, 40), 4);
      reader.read(planes);
      ByteBuffer raw = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
      for (int y = 60; y < 100; y++) {
        for (int x = 0; x < 87; x++) {
          assertThat(planes.at(2, x, y)).isEqualTo(raw.getFloat(((y * 150) + x) * 16 + 8));
        }
      }
      assertThat(planes.at(3, -3, 60)).isZero();
    }
  }

  @Test
  void integer_colours_lie_blue_first_and_come_out_red_first() {
    try (KraDocument document =
        KraDocument.open(KritaCorpus.document("wild/libkra_example_RGBA.kra"))) {
      assertThat(document.layers()).isNotEmpty();
      Node sun = find(document, "sun");
      assertThat(sun).isInstanceOf(PaintLayer.class);
      PixelData pixels = ((PaintLayer) sun).pixels();
      Planes planes = Planes.allocate(pixels.extent(), 4);
      pixels.reader().read(planes);
      double red = 0;
      double blue = 0;
      for (int i = 0; i < planes.plane(0).length; i++) {
        red += planes.plane(0)[i] * planes.plane(3)[i];
        blue += planes.plane(2)[i] * planes.plane(3)[i];
      }
      assertThat(red).isGreaterThan(3 * blue);
    }
  }

  private static Node find(KraDocument document, String name) {
    Node[] found = new Node[1];
    document.walk(n -> found[0] = n.name().equals(name) ? n : found[0]);
    return found[0];
  }

  static List<PixelData> pixelsOf(Node node) {
    List<PixelData> all = new ArrayList<>();
    switch (node) {
      case PaintLayer p -> {
        all.add(p.pixels());
        for (Frame f : p.frames()) all.add(f.pixels());
      }
      case FillLayer f -> add(all, f.selection());
      case FilterLayer f -> add(all, f.selection());
      case TransparencyMask m -> add(all, m.selection());
      case FilterMask m -> add(all, m.selection());
      case SelectionMask m -> add(all, m.selection());
      case ColorizeMask m -> {
        all.add(m.colouring());
        for (ColorizeMask.KeyStroke k : m.keyStrokes()) all.add(k.pixels());
      }
      case GroupLayer _, CloneLayer _, FileLayer _, VectorLayer _, ReferenceImages _ -> {}
      case UnknownLayer _, TransformMask _, UnknownMask _ -> {}
    }
    return all;
  }

  private static void add(
      List<PixelData> all, @org.jspecify.annotations.Nullable PixelData pixels) {
    if (pixels != null) all.add(pixels);
  }
}
