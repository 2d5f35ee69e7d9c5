package pentimento.kra.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.zip.EntryBytes;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class KnownTilesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void tiles_of_the_same_content_are_looked_for_once() {
    AtomicInteger looked = new AtomicInteger();
    KnownTiles first = KnownTiles.none();
    TileIndex index = look(first, entry("a", 7, 100), looked);
    KnownTiles second = first.next();
    assertThat(look(second, entry("renamed", 7, 100), looked)).isSameAs(index);
    assertThat(looked.get()).isOne();
    assertThat(look(second, entry("a", 8, 100), looked)).isNotSameAs(index);
    assertThat(look(second, entry("a", 7, 101), looked)).isNotSameAs(index);
    assertThat(looked.get()).isEqualTo(3);
  }

  @Test
  void what_was_not_asked_for_again_is_forgotten() {
    AtomicInteger looked = new AtomicInteger();
    KnownTiles first = KnownTiles.none();
    TileIndex index = look(first, entry("a", 7, 100), looked);
    assertThat(look(first.next().next(), entry("a", 7, 100), looked)).isNotSameAs(index);
  }

  private static TileIndex look(KnownTiles known, ZipEntry entry, AtomicInteger looked) {
    return known.of(
        entry,
        4,
        () -> {
          looked.incrementAndGet();
          return TileIndex.read("f", entry.name(), new Empty(), 4);
        });
  }

  private static ZipEntry entry(String name, long crc, long size) {
    return new ZipEntry(0, name, 0, ZipEntry.STORED, 0, crc, size, size, 0, new byte[0]);
  }

  /// A payload without tiles.
  private record Empty() implements EntryBytes {

    private static final byte[] BYTES = {'0', '\n'};

    @Override
    public long size() {
      return BYTES.length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) {
      System.arraycopy(BYTES, (int) position, into, offset, length);
    }
  }

  @Test
  void a_document_saved_with_other_paint_shows_that() {
    Path file = folder.resolve("a.kra");
    write(file, new Rect(0, 0, 200, 100), 0.5f);
    try (KraDocument before = KraDocument.open(file)) {
      assertThat(flat(before).at(0, 75, 20)).isEqualTo(0.5f);
      write(file, new Rect(70, 10, 60, 80), 0.25f);
      try (KraDocument after = KraDocument.open(file, before);
          KraDocument afresh = KraDocument.open(file)) {
        assertThat(flat(after).at(0, 75, 20)).isEqualTo(0.25f);
        assertThat(flat(after).at(0, 10, 20)).isOne();
        assertThat(Arrays.deepEquals(flat(after).planes(), flat(afresh).planes())).isTrue();
      }
    }
  }

  private static Planes flat(KraDocument document) {
    return Flattener.flatten(document, FlattenOptions.defaults()).planes();
  }

  private static void write(Path file, Rect painted, float value) {
    NewDocument.of("known", 200, 100, PixelFormat.RGBA_F32, "", new byte[0])
        .layers(paint(painted, value), paint(Rect.ofSize(200, 100), 1))
        .write(file, SaveOptions.REPLACE);
  }

  private static NewNode paint(Rect rect, float value) {
    Planes planes = Planes.allocate(rect, 3);
    for (float[] plane : planes.planes()) Arrays.fill(plane, value);
    return NewNode.paint("layer", PlanarPixels.of(PixelFormat.RGBA_F32, planes));
  }
}
