package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.style.AslBytes;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Effects of layer styles against pixels of Krita 5.1.5.
class LayerStyleTest {

  private static final PixelFormat RGBA_U8 = new PixelFormat(ColourModel.RGBA, Depth.U8);
  private static final String ID = "36ccbee3-715a-4171-b871-0ebafd00555e";
  private static final Rect BOX = new Rect(20, 20, 30, 25);

  @TempDir Path folder = Path.of("");

  @Test
  void a_shadow_without_distance_is_a_blurred_rim() throws IOException {
    Object shadow = AslBytes.shadow("Nrml", 100, 120, 0, 0, 5, false);
    assertThat(alpha(flatten(BOX, "DrSh", shadow), 15, 5, 33)).containsExactly(0, 1, 15, 50, 96);
  }

  @Test
  void a_shadow_spreads_before_it_is_blurred_and_falls_away_from_the_light() throws IOException {
    Object shadow = AslBytes.shadow("Nrml", 100, 120, 3, 40, 10, false);
    FlattenedBytes flat = flatten(BOX, "DrSh", shadow);
    assertThat(alpha(flat, 13, 7, 33)).containsExactly(0, 3, 19, 45, 81, 126, 170);
    assertThat(alpha(flat, 50, 9, 33)).containsExactly(231, 208, 170, 126, 81, 45, 19, 3, 0);
  }

  @Test
  void a_stroke_is_a_disc_with_a_soft_rim_around_one_pixel() throws IOException {
    FlattenedBytes flat =
        flatten(new Rect(40, 35, 1, 1), "FrFX", AslBytes.stroke("Nrml", 100, 3, "OutF"));
    assertThat(alpha(flat, 37, 7, 33)).containsExactly(0, 44, 195, 255, 195, 44, 0);
    assertThat(alpha(flat, 37, 7, 34)).containsExactly(0, 195, 255, 255, 255, 195, 0);
    assertThat(pixel(flat, 38, 35)).containsExactly(220, 60, 30, 255);
    assertThat(pixel(flat, 40, 35)).containsExactly(128, 128, 128, 255);
  }

  @Test
  void a_stroke_narrower_than_a_pixel_on_each_side_shows_nothing() throws IOException {
    FlattenedBytes flat = flatten(BOX, "FrFX", AslBytes.stroke("Nrml", 100, 1, "CtrF"));
    assertThat(alpha(flat, 19, 2, 33)).containsExactly(0, 255);
    assertThat(pixel(flat, 20, 33)).containsExactly(128, 128, 128, 255);
  }

  @Test
  void an_overlay_covers_the_layer_and_nothing_else() throws IOException {
    FlattenedBytes flat = flatten(BOX, "SoFi", AslBytes.overlay("Nrml", 40, 200, 30, 60));
    // 40 % is 102 of 255.
    assertThat(pixel(flat, 30, 30)).containsExactly(101, 89, 157, 255);
    assertThat(alpha(flat, 19, 2, 33)).containsExactly(0, 255);
    assertThat(flat.report().isExact()).isTrue();
  }

  @Test
  void what_is_not_rendered_is_said() throws IOException {
    FlattenedBytes flat = flatten(BOX, "OrGl", AslBytes.other());
    assertThat(flat.report().inexact().getFirst().reason()).contains("outer glow");
    assertThat(alpha(flat, 19, 2, 33)).containsExactly(0, 255);
  }

  /// A grey box with an effect.
  private FlattenedBytes flatten(Rect box, String key, Object effect) throws IOException {
    Planes picture = Planes.allocate(box, 4);
    for (float[] plane : picture.planes()) Arrays.fill(plane, 128 / 255f);
    Arrays.fill(picture.plane(3), 1f);
    Path plain = folder.resolve("plain.kra");
    Path file = folder.resolve("styled.kra");
    NewDocument.of("d", 80, 70, RGBA_U8, "sRGB-elle-V2-srgbtrc.icc", StandardProfiles.SRGB.bytes())
        .layers(
            NewNode.paint("box", PlanarPixels.of(RGBA_U8, picture))
                .with("layerstyle", "{" + ID + "}"))
        .write(plain, SaveOptions.REPLACE);
    add(plain, file, "d/annotations/layerstyles.asl", AslBytes.of(ID, Map.of(key, effect)));
    try (KraDocument document = KraDocument.open(file)) {
      return Flattener.flattenToBytes(document, FlattenOptions.defaults());
    }
  }

  /// A copy of an archive with one entry more.
  private static void add(Path from, Path to, String name, byte[] content) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        zip.getInputStream(entry).transferTo(out);
      }
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
  }

  private static int[] alpha(FlattenedBytes flat, int x, int count, int y) {
    int[] alpha = new int[count];
    for (int i = 0; i < count; i++) alpha[i] = pixel(flat, x + i, y)[3];
    return alpha;
  }

  /// Blue, green, red, alpha.
  private static int[] pixel(FlattenedBytes flat, int x, int y) {
    int[] pixel = new int[4];
    for (int c = 0; c < 4; c++) {
      pixel[c] = flat.bytes()[(y * flat.rect().width() + x) * 4 + c] & 0xff;
    }
    return pixel;
  }
}
