package pentimento.kra.edit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.FileLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.TransparencyMask;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.content.PaintingMemo;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenedBytes;
import pentimento.kra.flatten.Flattener;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// What we write goes through the real Krita, opened and saved again, and comes back the same.
class RealKritaTest {

  @TempDir Path folder;

  @Test
  void a_painting_comes_back_with_its_base_locked_its_pixels_and_its_annotation() throws Exception {
    Path ours = folder.resolve("ours.kra");
    Path theirs = folder.resolve("theirs.kra");
    Planes picture = NewDocumentTest.pattern(new Rect(0, 0, 200, 130), 3);
    NewDocumentTest.painting(picture).write(ours, SaveOptions.REPLACE);
    RealKrita.save(ours, theirs);
    try (KraDocument before = KraDocument.open(ours);
        KraDocument after = KraDocument.open(theirs)) {
      String base = NewDocumentTest.uuid(1);
      assertThat(PaintingHash.of(after, base, PaintingMemo.empty()))
          .isEqualTo(PaintingHash.of(before, base, PaintingMemo.empty()));
    }
    try (KraDocument d = KraDocument.open(theirs)) {
      assertThat(d.layers()).extracting(Layer::name).containsExactly("Burn", "Dodge", "Base");
      assertThat(d.layers()).extracting(Layer::isLocked).containsExactly(false, false, true);
      PaintLayer base = (PaintLayer) requireNonNull(d.byUuid(NewDocumentTest.uuid(1)));
      NewDocumentTest.assertSamePixels(picture, base.pixels());
      assertThat(requireNonNull(d.annotation("pentimento")).content().text())
          .isEqualTo("below=abc");
    }
  }

  @Test
  void every_kind_of_node_we_write_comes_back_equal() throws Exception {
    Path ours = folder.resolve("every.kra");
    Path theirs = folder.resolve("theirs.kra");
    linkedPicture(folder.resolve("linked.png"));
    Paintings.everything().write(ours, SaveOptions.REPLACE);
    RealKrita.save(ours, theirs);
    try (KraDocument a = KraDocument.open(ours);
        KraDocument b = KraDocument.open(theirs)) {
      assertThat(describe(b)).isEqualTo(describe(a));
      // What Krita writes in other words shows the same.
      assertThat(show(b)).isEqualTo(show(a));
      Map<String, ContentHash> after = PaintingHash.of(b, "", PaintingMemo.empty()).nodes();
      Map<String, ContentHash> before = PaintingHash.of(a, "", PaintingMemo.empty()).nodes();
      b.walk(node -> {
        // Krita writes shapes and parameters in words of its own.
        if (node.nodeType().matches("shapelayer|transformmask")) return;
        assertThat(after.get(node.uuid())).as(node.name()).isEqualTo(before.get(node.uuid()));
      });
      assertThat(a.warnings()).isEmpty();
    }
  }

  private static void linkedPicture(Path file) throws IOException {
    BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 200; i++) picture.setRGB(i % 20, i / 20, 0x80_20_60_00 + i);
    assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
  }

  /// Every layer by itself, hidden ones too.
  private static Map<String, String> show(KraDocument d) {
    Map<String, String> shown = new TreeMap<>();
    d.walk(node -> {
      if (!(node instanceof Layer layer)) return;
      FlattenedBytes flat = Flattener.flattenToBytes(d.isolate(layer), FlattenOptions.defaults());
      shown.put(layer.name(), ContentHasher.ofBytes(flat.bytes()).hex());
    });
    return shown;
  }

  /// What must come back, node by node.
  private static List<String> describe(KraDocument d) {
    List<String> lines = new ArrayList<>();
    lines.add(d.image().name() + " " + d.image().width() + "x" + d.image().height());
    d.annotations().forEach(a -> lines.add(a.type() + " " + hex(a.content())));
    d.walk(node -> lines.add(describe(node)));
    return lines;
  }

  private static String describe(Node node) {
    String common =
        node.nodeType()
            + " "
            + node.name()
            + " "
            + node.uuid()
            + " "
            + node.isLocked()
            + node.isVisible();
    if (node instanceof Layer l) common += " " + l.compositing() + " " + l.masks().size();
    return switch (node) {
      case PaintLayer p -> common + " " + p.space().format() + " " + pixels(p.pixels());
      case TransparencyMask m -> common + " " + pixels(requireNonNull(m.selection()));
      case FilterMask m -> common + " " + m.settings().id() + pixels(requireNonNull(m.selection()));
      case FileLayer f -> common + " " + f.source() + f.scaling();
      default -> common;
    };
  }

  private static String pixels(PixelData pixels) {
    byte[] bytes = new byte[200 * 160 * pixels.format().bytesPerPixel()];
    pixels.reader().read(new Rect(-30, -10, 200, 160), bytes);
    return ContentHasher.ofBytes(bytes).hex();
  }

  private static String hex(Part part) {
    return java.util.HexFormat.of().formatHex(part.bytes());
  }
}
