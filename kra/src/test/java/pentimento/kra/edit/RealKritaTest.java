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
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FileLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
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

  private static final PixelFormat RGBA_U8 = new PixelFormat(ColourModel.RGBA, Depth.U8);

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
    everything().write(ours, SaveOptions.REPLACE);
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

  private static NewDocument everything() {
    Planes picture = NewDocumentTest.pattern(new Rect(0, 0, 150, 110), 3);
    PixelData base = PlanarPixels.of(PixelFormat.RGBA_F32, picture);
    PixelData dab =
        PlanarPixels.of(
            PixelFormat.RGBA_F32, NewDocumentTest.pattern(new Rect(-20, 30, 90, 60), 8, 4));
    PixelData selection =
        PlanarPixels.of(
            PixelFormat.SELECTION, NewDocumentTest.pattern(new Rect(10, 10, 90, 40), 5, 1));
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="36pt" height="26.4pt" viewBox="0 0 36 26.4">
        <defs/>
        <rect id="shape0" transform="translate(8, 6)" fill="#e04020" width="10" height="12"/>
        </svg>
        """;
    return NewDocument.of(
            "every/kind ü",
            150,
            110,
            PixelFormat.RGBA_F32,
            Profiles.LINEAR_REC2020,
            Profiles.linearRec2020())
        .layers(
            NewNode.file("linked", "linked.png", FileLayer.Scaling.TO_IMAGE_SIZE, RGBA_U8)
                .op("multiply"),
            NewNode.vector("vector", svg),
            NewNode.filter("filter", "gaussian blur", 1, blur()).selection(selection).opacity(77),
            NewNode.fill("fill", "color", 1, Map.of("color", COLOUR)),
            NewNode.cloneOf("clone", NewDocumentTest.uuid(2), "dab").op("screen"),
            NewNode.group(
                    "group",
                    List.of(
                        NewNode.group("inner", List.of()).passThrough(true),
                        NewNode.paint("dab", dab)
                            .uuid(NewDocumentTest.uuid(2))
                            .op("linear light")
                            .with("channelflags", "1110")
                            .masks(
                                NewNode.filterMask("blurred", "gaussian blur", 1, blur())
                                    .selection(selection),
                                NewNode.transparencyMask("mask", selection),
                                NewNode.transformMask("moved", 1, 0, 0, 0, 1, 0, 12, 5, 1),
                                NewNode.selectionMask("kept", selection))))
                .visible(false),
            NewNode.paint("Base", base).locked(true).uuid(NewDocumentTest.uuid(1)))
        .annotation("pentimento", "hash", new byte[] {0, 1, 2, -1});
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

  private static final String COLOUR =
      "<!DOCTYPE Color><Color channeldepth='F32'><RGB r='0.8' g='0.3' b='0.1'"
          + " space='sRGB-elle-V2-g10.icc'/></Color>";

  private static Map<String, String> blur() {
    return Map.of("horizRadius", "4", "vertRadius", "4", "lockAspect", "true");
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
