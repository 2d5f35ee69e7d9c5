package pentimento.kra.content;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.tiles.StoredPixels;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;

class PaintingHashTest {

  @TempDir Path folder;

  @Test
  void another_base_is_the_same_painting() {
    ContentHash one = hash(write(Paintings.painted(1, 5), "a"));
    assertThat(hash(write(Paintings.painted(2, 5), "b"))).isEqualTo(one);
    assertThat(hash(write(Paintings.painted(1, 6), "c"))).isNotEqualTo(one);
  }

  @Test
  void what_does_not_show_does_not_count() {
    Path file = write(Paintings.painted(1, 5), "a");
    ContentHash before = hash(file);
    assertThat(edited(file, e -> e.rename(node(e, file, 2), "other"))).isEqualTo(before);
    assertThat(edited(file, e -> e.lock(node(e, file, 2), true))).isEqualTo(before);
    assertThat(edited(file, e -> e.annotation("x", "y", new byte[3]))).isEqualTo(before);
    assertThat(edited(file, e -> e.set(node(e, file, 2), "channelflags", "1111", false)))
        .isEqualTo(before);
  }

  @Test
  void what_shows_counts() {
    Path file = write(Paintings.painted(1, 5), "a");
    ContentHash before = hash(file);
    assertThat(edited(file, e -> e.opacity(node(e, file, 2), 254))).isNotEqualTo(before);
    assertThat(edited(file, e -> e.show(node(e, file, 2), false))).isNotEqualTo(before);
    assertThat(edited(file, e -> e.compositeOp(node(e, file, 2), "screen"))).isNotEqualTo(before);
    assertThat(edited(file, e -> e.move(node(e, file, 2), 1, 0))).isNotEqualTo(before);
    assertThat(edited(file, e -> e.resize(201, 130))).isNotEqualTo(before);
    assertThat(edited(file, e -> e.remove(node(e, file, 3)))).isNotEqualTo(before);
  }

  @Test
  void a_change_names_the_node() {
    PaintingHash one = full(write(Paintings.painted(1, 5), "a"), PaintingMemo.empty());
    PaintingHash two = full(write(Paintings.painted(1, 6), "b"), PaintingMemo.empty());
    assertThat(two.nodes().get(Paintings.uuid(3))).isEqualTo(one.nodes().get(Paintings.uuid(3)));
    assertThat(two.nodes().get(Paintings.uuid(1))).isEqualTo(one.nodes().get(Paintings.uuid(1)));
    assertThat(two.nodes().get(Paintings.uuid(2))).isNotEqualTo(one.nodes().get(Paintings.uuid(2)));
  }

  @Test
  void a_layer_that_did_not_change_is_not_decoded_again() throws IOException {
    Path file = write(Paintings.painted(1, 5), "a");
    PaintingMemo memo = PaintingMemo.empty();
    PaintingHash before = full(file, memo);
    PaintingMemo restored = PaintingMemo.ofBytes(memo.toBytes());
    // A tile that cannot be decoded any more, behind the directory's back.
    try (KraDocument d = KraDocument.open(file);
        RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
      StoredPixels dodge =
          (StoredPixels) ((PaintLayer) requireNonNull(d.byUuid(Paintings.uuid(2)))).pixels();
      long end = d.archive().dataOffset(dodge.entry()) + dodge.entry().size();
      int length = dodge.storedTile(1, 1).length;
      f.seek(end - length);
      f.write(7);
    }
    assertThatThrownBy(() -> hash(file)).isInstanceOf(BadInput.class).hasMessageContaining("tile");
    assertThat(full(file, restored)).isEqualTo(before);
  }

  @Test
  void a_memo_that_is_damaged_is_empty() {
    assertThat(PaintingMemo.ofBytes(new byte[0]).toBytes())
        .isEqualTo(PaintingMemo.empty().toBytes());
    assertThat(
            PaintingMemo.ofBytes(new byte[] {0x50, 0x4d, 0x45, 0x4d, 0, 0, 0, 1, 127, 0, 0, 0})
                .toBytes())
        .isEqualTo(PaintingMemo.empty().toBytes());
  }

  private Path write(pentimento.kra.edit.NewDocument document, String name) {
    Path file = folder.resolve(name + ".kra");
    document.write(file, SaveOptions.REPLACE);
    return file;
  }

  private ContentHash hash(Path file) {
    return full(file, PaintingMemo.empty()).hash();
  }

  private static PaintingHash full(Path file, PaintingMemo memo) {
    try (KraDocument d = KraDocument.open(file)) {
      return PaintingHash.of(d, Paintings.uuid(1), memo);
    }
  }

  private ContentHash edited(Path file, Consumer<KraEdit> change) {
    Path target = folder.resolve("edited.kra");
    try (KraDocument d = KraDocument.open(file)) {
      KraEdit edit = KraEdit.of(d);
      change.accept(edit);
      edit.save(target, SaveOptions.REPLACE);
    }
    return hash(target);
  }

  /// Nodes are told apart by their place, so any opening of the same file will do.
  private static pentimento.kra.Node node(KraEdit edit, Path file, int n) {
    assertThat(edit.image().width()).isPositive();
    try (KraDocument d = KraDocument.open(file)) {
      return requireNonNull(d.byUuid(Paintings.uuid(n)));
    }
  }

  @Test
  void replacing_pixels_by_equal_ones_is_no_change() {
    Path file = write(Paintings.painted(1, 5), "a");
    ContentHash before = hash(file);
    assertThat(
            edited(
                file,
                e ->
                    e.pixels(
                        (PaintLayer) node(e, file, 2),
                        PlanarPixels.of(PixelFormat.RGBA_F32, Paintings.dab(5)))))
        .isEqualTo(before);
  }
}
