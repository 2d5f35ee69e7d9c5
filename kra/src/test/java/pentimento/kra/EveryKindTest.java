package pentimento.kra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenedBytes;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.fuzz.Entries;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;

/// What documents may hold beside what the corpus has.
class EveryKindTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = ColourModel.class, mode = EnumSource.Mode.EXCLUDE, names = "ALPHA")
  void every_depth_of_a_model_is_written_read_and_flattened(ColourModel model) {
    for (Depth depth : Depth.values()) {
      PixelFormat format = new PixelFormat(model, depth);
      Planes picture = Planes.allocate(new Rect(-5, 3, 70, 66), format.channels());
      for (float[] plane : picture.planes()) {
        for (int i = 0; i < plane.length; i++) plane[i] = (i * 37 + plane.length) % 256 / 255f;
      }
      Path file = folder.resolve(format.kritaId() + ".kra");
      NewDocument.of("d", 80, 80, format, "", StandardProfiles.SRGB.bytes())
          .layers(NewNode.paint("a", PlanarPixels.of(format, picture)))
          .write(file, SaveOptions.REPLACE);
      try (KraDocument d = KraDocument.open(file)) {
        PaintLayer layer = (PaintLayer) d.layers().getFirst();
        assertThat(layer.space().format()).isEqualTo(format);
        Planes read = Planes.allocate(picture.rect(), format.channels());
        layer.pixels().reader().read(read);
        for (int c = 0; c < format.channels(); c++) {
          for (int i = 0; i < read.plane(c).length; i++) {
            assertThat(read.plane(c)[i])
                .isCloseTo(picture.plane(c)[i], org.assertj.core.data.Offset.offset(1 / 2000f));
          }
        }
        byte[] stored = new byte[80 * 80 * format.bytesPerPixel()];
        layer.pixels().reader().read(new Rect(0, 0, 80, 80), stored);
        FlattenedBytes flat = Flattener.flattenToBytes(d, FlattenOptions.defaults());
        assertThat(flat.format()).isEqualTo(format);
        assertThat(flat.bytes()).isEqualTo(stored);
      }
    }
  }

  @Test
  void reference_images_are_named_not_shown_and_kept() throws IOException {
    Path file =
        document(
                """
                <layer nodetype="referenceimages" name="Reference Images" uuid="{r}" visible="1">
                 <referenceimage src="reference_images/a.png" width="20" height="10" embed="1"/>
                 <referenceimage src="file:///elsewhere/b.png" width="20" height="10"/>
                </layer>
                <layer nodetype="grouplayer" name="g" uuid="{g}"/>
                """,
                "")
            .with("reference_images/a.png", new byte[] {1, 2, 3})
            .write(folder.resolve("d.kra"));
    Path renamed = folder.resolve("renamed.kra");
    try (KraDocument d = KraDocument.open(file)) {
      ReferenceImages images = (ReferenceImages) d.layers().getFirst();
      assertThat(images.sources())
          .containsExactly("reference_images/a.png", "file:///elsewhere/b.png");
      FlattenedBytes flat = Flattener.flattenToBytes(d, FlattenOptions.defaults());
      assertThat(flat.bytes()).containsOnly(0);
      assertThat(flat.report().inexact()).isEmpty();
      KraEdit.of(d).rename(d.layers().getLast(), "h").save(renamed, SaveOptions.REPLACE);
    }
    try (KraDocument d = KraDocument.open(renamed)) {
      assertThat(((ReferenceImages) d.layers().getFirst()).sources()).hasSize(2);
      assertThat(requireNonNull(d.partOfArchive("reference_images/a.png")).bytes())
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void palettes_of_krita_4_and_5_and_resources_are_found() throws IOException {
    Path file =
        document(
                "",
                """
                <Palettes><palette filename="old.kpl"/>
                <resource type="palettes" filename="new.kpl" name="New" md5sum="77"/></Palettes>
                <resources><resource type="patterns" filename="p.pat" name="P" md5sum="88"/>
                <resource type="gradients" filename="gone.svg" name="G"/></resources>
                """)
            .with("d/palettes/old.kpl", new byte[] {1})
            .with("d/palettes/new.kpl", new byte[] {2})
            .with("resources/patterns/p.pat", new byte[] {3})
            .write(folder.resolve("d.kra"));
    try (KraDocument d = KraDocument.open(file)) {
      assertThat(d.resources())
          .extracting(r -> r.type() + " " + r.name() + " " + r.md5() + " " + first(r))
          .containsExactly(
              "palettes old.kpl  1", "palettes New 77 2", "patterns P 88 3", "gradients G  -1");
    }
  }

  private static int first(EmbeddedResource r) {
    Part content = r.content();
    return content == null ? -1 : content.bytes()[0];
  }

  @Test
  void drawings_of_krita_2_and_3_are_kept_and_reported() throws IOException {
    Path file =
        document("<layer nodetype=\"shapelayer\" name=\"v\" uuid=\"{v}\" filename=\"layer2\"/>", "")
            .with("d/layers/layer2.shapelayer/content.xml", new byte[] {'<', 'a', '/', '>'})
            .write(folder.resolve("d.kra"));
    try (KraDocument d = KraDocument.open(file)) {
      VectorLayer layer = (VectorLayer) d.layers().getFirst();
      assertThat(layer.svg()).isNull();
      assertThat(requireNonNull(layer.odg()).bytes()).hasSize(4);
      assertThat(Flattener.flattenToBytes(d, FlattenOptions.defaults()).report().inexact())
          .singleElement()
          .satisfies(i -> assertThat(i.reason()).contains("Krita 2 and 3"));
    }
  }

  @Test
  void key_strokes_of_a_colorize_mask_are_read() {
    Path file = KritaCorpus.document("wild/kralint_pass_colorize_mask__sub_pass_02.kra");
    try (KraDocument d = KraDocument.open(file)) {
      ColorizeMask[] mask = new ColorizeMask[1];
      d.walk(n -> {
        if (n instanceof ColorizeMask m) mask[0] = m;
      });
      List<ColorizeMask.KeyStroke> strokes = requireNonNull(mask[0]).keyStrokes();
      assertThat(strokes).isNotEmpty();
      assertThat(strokes.getFirst().colour()).hasSize(4);
      assertThat(strokes).anyMatch(s -> !s.pixels().tiles().isEmpty());
    }
  }

  /// A document of 20 by 10 pixels.
  private static Entries document(String layers, String more) {
    String tree =
        "<DOC syntaxVersion=\"2\"><IMAGE name=\"d\" mime=\"application/x-kra\" width=\"20\""
            + " height=\"10\" colorspacename=\"RGBA\"><layers>"
            + layers
            + "</layers>"
            + more
            + "</IMAGE></DOC>";
    return new Entries(List.of()).with("maindoc.xml", tree.getBytes(StandardCharsets.UTF_8));
  }
}
