package pentimento.kra.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;
import pentimento.kra.PixelFormat;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenedBytes;
import pentimento.kra.flatten.Flattener;

/// Documents by other people: every one opens and is flattened, none crashes or hangs, and those
/// that Krita exported look as it shows them, or say why not.
class WildDocumentsTest {

  private static final PixelFormat RGBA_U8 = new PixelFormat(ColourModel.RGBA, Depth.U8);

  /// No document takes a second; this tells one that hangs.
  private static final Duration HANGS = Duration.ofMinutes(2);

  @Test
  void every_wild_document_opens_and_those_that_krita_exported_are_equal_or_reported()
      throws IOException {
    int opened = 0;
    int compared = 0;
    List<String> reported = new ArrayList<>();
    for (Path file : KritaCorpus.documents()) {
      if (!file.toString().contains("/wild/")) continue;
      String name = file.getFileName().toString();
      FlattenedBytes flat = flatten(file);
      opened++;
      Path png = file.resolveSibling(name.substring(0, name.length() - 4) + ".krita515.png");
      if (!Files.exists(png)) continue;
      assertThat(flat.format()).as(name).isEqualTo(RGBA_U8);
      int width = flat.rect().width();
      Comparison c = Comparison.of(flat.format(), flat.bytes(), blueFirst(png), width, false);
      compared++;
      if (!c.equal) {
        assertThat(flat.report().inexact()).as(name + " " + c.worst).isNotEmpty();
        reported.add(name + ": " + flat.report().inexact().getFirst().reason());
      }
    }
    System.out.println(
        opened + " wild documents, " + compared + " compared, reported: " + reported);
    assertThat(opened).isEqualTo(37);
    assertThat(compared).isEqualTo(31);
    // Text, a folder elsewhere, an expression in SeExpr, colorize masks.
    assertThat(reported.size()).isLessThanOrEqualTo(7);
  }

  private static FlattenedBytes flatten(Path file) {
    AtomicReference<FlattenedBytes> flat = new AtomicReference<>();
    Assertions.assertTimeoutPreemptively(
        HANGS,
        () -> {
          try (KraDocument document = KraDocument.open(file)) {
            flat.set(Flattener.flattenToBytes(document, FlattenOptions.defaults()));
          }
        },
        file.toString());
    return flat.get();
  }

  /// The bytes of a PNG in the order in which Krita has them in memory.
  private static byte[] blueFirst(Path png) throws IOException {
    Raster raster = ImageIO.read(png.toFile()).getRaster();
    assertThat(raster.getNumBands()).isEqualTo(4);
    int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i += 4) {
      for (int c = 0; c < 4; c++) bytes[i + c] = (byte) samples[i + (c == 3 ? 3 : 2 - c)];
    }
    return bytes;
  }
}
