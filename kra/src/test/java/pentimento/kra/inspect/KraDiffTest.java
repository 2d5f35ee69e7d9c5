package pentimento.kra.inspect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class KraDiffTest {

  @TempDir Path folder;

  @Test
  void a_document_does_not_differ_from_itself() {
    assertThat(diff((_, _) -> {}).changes()).isEmpty();
  }

  @Test
  void a_stroke_shows_as_the_tiles_it_touched() {
    KraDiff diff =
        diff((d, edit) -> {
          Planes dab = Paintings.dab(5);
          Planes stroked = Planes.allocate(dab.rect(), 4);
          stroked.copyFrom(dab);
          stroked.plane(0)[stroked.index(65, 50)] += 1;
          edit.pixels((PaintLayer) node(d, 2), PlanarPixels.of(PixelFormat.RGBA_F32, stroked));
        });
    assertThat(diff.changes()).hasSize(1);
    assertThat(diff.changedTiles()).containsExactly(new Rect(64, 0, 64, 64));
  }

  @Test
  void attributes_show_by_name() {
    KraDiff diff = diff((d, edit) -> edit.rename(node(d, 2), "Light").opacity(node(d, 3), 9));
    assertThat(diff.changes()).hasSize(2);
    assertThat(diff.changes())
        .extracting(c -> c instanceof KraDiff.AttributeChanged a ? a.attribute() + a.after() : "")
        .containsExactlyInAnyOrder("nameLight", "opacity9");
  }

  @Test
  void a_removed_layer_shows() {
    KraDiff diff = diff((d, edit) -> edit.remove(node(d, 3)));
    assertThat(diff.changes()).singleElement().isInstanceOf(KraDiff.Removed.class);
  }

  private static Node node(KraDocument d, int n) {
    return requireNonNull(d.byUuid(Paintings.uuid(n)));
  }

  private KraDiff diff(BiConsumer<KraDocument, KraEdit> change) {
    Path before = folder.resolve("before.kra");
    Path after = folder.resolve("after.kra");
    Paintings.painted(1, 5).write(before, SaveOptions.REPLACE);
    try (KraDocument d = KraDocument.open(before)) {
      KraEdit edit = KraEdit.of(d);
      change.accept(d, edit);
      edit.save(after, SaveOptions.REPLACE);
    }
    try (KraDocument a = KraDocument.open(before);
        KraDocument b = KraDocument.open(after)) {
      return KraDiff.of(a, b);
    }
  }
}
