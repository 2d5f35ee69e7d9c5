package pentimento.kra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.content.PaintingMemo;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenReport;
import pentimento.kra.flatten.FlattenResult;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.inspect.KraDiff;
import pentimento.kra.inspect.KraLint;
import pentimento.kra.inspect.LintFinding;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;

/// The examples of `docs/kra.md`: they compile, they run, and the page shows what is here.
// The page prints, and shows a cast where a program would ask first.
@SuppressWarnings({"SystemOut", "NullAway"})
class KraPageTest {

  @TempDir Path folder;
  private Path file = Path.of("");
  private Path previous = Path.of("");
  private final String uuid = Paintings.uuid(1);

  @BeforeEach
  void write_a_painting() {
    file = folder.resolve("photo.kra");
    previous = folder.resolve(".photo.kra~");
    Paintings.painted(1, 5).write(file, SaveOptions.REPLACE);
  }

  @Test
  void open_and_walk() {
    try (KraDocument document = KraDocument.open(file)) {
      System.out.println(document.image().width() + " x " + document.image().height());
      for (Layer layer : document.layers()) {
        String kind =
            switch (layer) {
              case PaintLayer paint -> "paint, " + paint.space().format();
              case GroupLayer group -> "group of " + group.children().size();
              default -> layer.nodeType();
            };
        System.out.println(layer.name() + ": " + kind + ", " + layer.compositeOp());
      }
    }
  }

  @Test
  void read_the_pixels_of_a_layer() {
    try (KraDocument document = KraDocument.open(file)) {
      PaintLayer layer = (PaintLayer) document.byUuid(uuid);
      PixelData pixels = layer.pixels();
      Planes planes = Planes.allocate(pixels.extent(), pixels.format().channels());
      pixels.reader().read(planes);
      float red = planes.at(0, planes.rect().x(), planes.rect().y());
      System.out.println(pixels.tiles().size() + " tiles, first red " + red);
    }
  }

  @Test
  void write_and_flatten() {
    String profileName = "Linear Rec2020";
    byte[] icc = StandardProfiles.LINEAR_REC2020.bytes();
    Planes picture = Planes.allocate(new Rect(0, 0, 640, 480), 3);
    Arrays.fill(picture.plane(1), 0.18f);
    NewDocument.of("photo", 640, 480, PixelFormat.RGBA_F32, profileName, icc)
        .layers(
            NewNode.paint("dodge", EmptyPixels.transparent(PixelFormat.RGBA_F32)).op("add"),
            NewNode.paint("photo", PlanarPixels.of(PixelFormat.RGBA_F32, picture)).locked(true))
        .annotation("my-program", "what Krita keeps at every save", new byte[] {1, 2, 3})
        .write(file, SaveOptions.REPLACE);
    try (KraDocument document = KraDocument.open(file)) {
      FlattenResult flat = Flattener.flatten(document, FlattenOptions.defaults());
      for (FlattenReport.Inexact i : flat.report().inexact()) {
        System.out.println(i.node() + ": " + i.reason() + "; " + i.instead());
      }
      System.out.println(flat.planes().at(1, 0, 0));
      assertThat(flat.planes().at(1, 0, 0)).isEqualTo(0.18f);
    }
  }

  @Test
  void edit_hash_compare_and_check() {
    Planes picture = Planes.allocate(new Rect(0, 0, 200, 130), 3);
    try (KraDocument document = KraDocument.open(file)) {
      PaintLayer layer = (PaintLayer) document.byUuid(uuid);
      KraEdit.of(document)
          .pixels(layer, PlanarPixels.of(PixelFormat.RGBA_F32, picture))
          .rename(layer, "photo, warmer")
          .addOnTop(NewNode.group("retouch", List.of()))
          .save(file, SaveOptions.KEEP_PREVIOUS);
    }
    try (KraDocument document = KraDocument.open(file)) {
      PaintingMemo memo = PaintingMemo.empty();
      PaintingHash before = PaintingHash.of(document, uuid, memo);
      PaintingHash after = PaintingHash.of(document, uuid, PaintingMemo.ofBytes(memo.toBytes()));
      System.out.println(before.equals(after));
      assertThat(after).isEqualTo(before);
    }
    try (KraDocument a = KraDocument.open(file);
        KraDocument b = KraDocument.open(previous)) {
      KraDiff diff = KraDiff.of(b, a);
      System.out.println(
          diff.changes().size() + " changes, " + diff.changedTiles().size() + " tiles");
      for (LintFinding f : KraLint.check(a, new Cancellation())) System.out.println(f.message());
      assertThat(diff.changedTiles()).hasSize(12);
    }
  }

  @Test
  void the_page_shows_these_examples() throws IOException {
    Path root = Path.of(System.getProperty("pentimento.root", "."));
    String page = Files.readString(root.resolve("docs/kra.md"));
    String here =
        bare(Files.readString(root.resolve("kra/src/test/java/pentimento/kra/KraPageTest.java")));
    Matcher blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(page);
    int count = 0;
    while (blocks.find()) {
      // A block may leave out the assertions that end an example here.
      String block = bare(Objects.requireNonNull(blocks.group(1)));
      String body = block.endsWith("}") ? block.substring(0, block.length() - 1) : block;
      assertThat(here).contains(body);
      count++;
    }
    assertThat(count).isEqualTo(7);
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}
