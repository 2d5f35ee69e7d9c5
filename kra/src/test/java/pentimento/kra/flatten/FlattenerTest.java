package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

class FlattenerTest {

  private static final String BASE = "{11111111-1111-1111-1111-111111111111}";

  @TempDir private Path folder;

  @Test
  void an_empty_layer_leaves_the_substituted_base_bit_by_bit() throws IOException {
    try (KraDocument document = KraDocument.open(document("add", 255, null))) {
      Planes base = noise(new Rect(0, 0, 150, 70));
      Planes flat =
          Flattener.flatten(document, FlattenOptions.defaults().substitute(BASE, base)).planes();
      for (int c = 0; c < 3; c++) assertThat(flat.plane(c)).isEqualTo(base.plane(c));
      assertThat(flat.plane(3)).containsOnly(1f);
    }
  }

  @Test
  void multiply_multiplies_and_keeps_what_lies_above_one() throws IOException {
    float[] half = {0.5f, 2f, 1f, 1f};
    try (KraDocument document = KraDocument.open(document("multiply", 255, half))) {
      Planes base = noise(new Rect(0, 0, 150, 70));
      Planes flat =
          Flattener.flatten(document, FlattenOptions.defaults().substitute(BASE, base)).planes();
      for (int i = 0; i < 64; i++) {
        assertThat(flat.plane(0)[i]).isEqualTo(base.plane(0)[i] * 0.5f);
        assertThat(flat.plane(1)[i]).isEqualTo(base.plane(1)[i] * 2f);
        assertThat(flat.plane(2)[i]).isEqualTo(base.plane(2)[i]);
      }
    }
  }

  @Test
  void a_region_and_any_number_of_threads_give_the_same_pixels() throws IOException {
    float[] some = {0.3f, -0.2f, 4f, 0.7f};
    try (KraDocument document = KraDocument.open(document("add", 177, some))) {
      FlattenOptions options =
          FlattenOptions.defaults().substitute(BASE, noise(new Rect(0, 0, 150, 70)));
      Planes whole = Flattener.flatten(document, options.threads(1)).planes();
      for (Rect region : new Rect[] {new Rect(3, 5, 1, 1), new Rect(60, 60, 70, 10)}) {
        Planes part = Flattener.flatten(document, options.region(region).threads(7)).planes();
        for (int c = 0; c < 4; c++) {
          assertThat(part.plane(c)).isEqualTo(whole.crop(region).plane(c));
        }
      }
    }
  }

  @Test
  void bands_put_together_are_the_whole_picture() throws IOException {
    float[] some = {0.3f, -0.2f, 4f, 0.7f};
    try (KraDocument document = KraDocument.open(document("multiply", 100, some))) {
      FlattenOptions options =
          FlattenOptions.defaults().substitute(BASE, noise(new Rect(0, 0, 150, 70)));
      ByteArrayOutputStream bands = new ByteArrayOutputStream();
      Flattener.stream(document, options, (_, bytes) -> bands.writeBytes(bytes));
      assertThat(bands.toByteArray())
          .isEqualTo(Flattener.flattenToBytes(document, options).bytes());
      Planes whole = Flattener.flatten(document, options).planes();
      Planes joined = Planes.allocate(whole.rect(), 4);
      Flattener.streamPlanes(document, options, joined::copyFrom);
      for (int c = 0; c < 4; c++) assertThat(joined.plane(c)).isEqualTo(whole.plane(c));
    }
  }

  @Test
  void an_update_of_the_changed_tile_equals_flattening_all() throws IOException {
    FlattenOptions options =
        FlattenOptions.defaults().substitute(BASE, noise(new Rect(0, 0, 150, 70)));
    Planes flat;
    try (KraDocument before = KraDocument.open(document("add", 255, new float[] {1, 1, 1, 0.5f}))) {
      flat = Flattener.flatten(before, options).planes();
    }
    try (KraDocument after = KraDocument.open(document("add", 255, new float[] {0, 2, 0, 0.9f}))) {
      Planes whole = Flattener.flatten(after, options).planes();
      Flattener.update(after, options, flat, List.of(new Rect(5, 5, 20, 20)));
      for (int c = 0; c < 4; c++) assertThat(flat.plane(c)).isEqualTo(whole.plane(c));
    }
  }

  @Test
  void later_versions_bound_floats_and_say_so() throws IOException {
    float[] colour = {1f, 2f, 0.5f, 1f};
    try (KraDocument document = KraDocument.open(document("dodge", 255, colour))) {
      FlattenOptions options =
          FlattenOptions.defaults().substitute(BASE, noise(new Rect(0, 0, 150, 70)));
      assertThat(Flattener.flatten(document, options).report().isExact()).isTrue();
      FlattenResult later = Flattener.flatten(document, options.version(KritaVersion.KRITA_5_3));
      assertThat(later.report().inexact()).extracting(i -> i.node()).containsExactly("paint");
      for (float v : later.planes().crop(new Rect(0, 0, 64, 64)).plane(0)) {
        assertThat(v).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void what_is_no_number_is_counted_with_its_layer() throws IOException {
    float[] bad = {Float.NaN, 0f, Float.POSITIVE_INFINITY, 1f};
    try (KraDocument document = KraDocument.open(document("normal", 255, bad))) {
      FlattenReport report =
          Flattener.flatten(
                  document,
                  FlattenOptions.defaults().substitute(BASE, noise(new Rect(0, 0, 150, 70))))
              .report();
      assertThat(report.inexact()).extracting(i -> i.node()).containsExactly("paint");
      assertThat(report.notFinite())
          .containsExactly(new FlattenReport.NotFinite("paint", 64 * 64, 0, 0, 0));
    }
  }

  @Test
  void stops_when_asked() throws IOException {
    try (KraDocument document = KraDocument.open(document("normal", 255, null))) {
      Cancellation stop = new Cancellation();
      stop.cancel();
      FlattenOptions options = FlattenOptions.defaults().listening(stop, Progress.NONE);
      assertThatThrownBy(() -> Flattener.flatten(document, options)).isInstanceOf(Cancelled.class);
    }
  }

  private static Planes noise(Rect rect) {
    Planes planes = Planes.allocate(rect, 3);
    Random random = new Random(5);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = random.nextFloat() * 8 - 2;
    }
    return planes;
  }

  /// A document of 150x70 float pixels: a base without pixels, and above it a layer whose first
  /// tile holds one colour.
  private Path document(String op, int opacity, float @Nullable [] colour) throws IOException {
    Path file = folder.resolve("a.kra");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "mimetype", "application/x-krita".getBytes(StandardCharsets.US_ASCII));
      entry(
          zip,
          "maindoc.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <!DOCTYPE DOC>
          <DOC syntaxVersion="2.0" editor="Krita" kritaVersion="5.1.5">
          <IMAGE name="a" mime="application/x-kra" width="150" height="70"
              colorspacename="RGBAF32">
          <layers>
          <layer nodetype="paintlayer" name="paint" filename="layer3" compositeop="%s"
              opacity="%d" visible="1" x="0" y="0" colorspacename="RGBAF32"/>
          <layer nodetype="paintlayer" name="base" filename="layer2" uuid="%s" opacity="255"
              compositeop="normal" visible="1" x="0" y="0" colorspacename="RGBAF32"/>
          </layers></IMAGE></DOC>
          """
              .formatted(op, opacity, BASE)
              .getBytes(StandardCharsets.UTF_8));
      entry(zip, "a/layers/layer2", tiles(null));
      entry(zip, "a/layers/layer3", tiles(colour));
    }
    return file;
  }

  private static byte[] tiles(float @Nullable [] colour) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 16\nDATA ";
    out.writeBytes(
        (head + (colour == null ? "0\n" : "1\n0,0,LZF,65537\n"))
            .getBytes(StandardCharsets.US_ASCII));
    if (colour == null) return out.toByteArray();
    out.write(0);
    for (int i = 0; i < 64 * 64; i++) {
      for (float v : colour) {
        int bits = Float.floatToRawIntBits(v);
        for (int b = 0; b < 32; b += 8) out.write(bits >> b);
      }
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
