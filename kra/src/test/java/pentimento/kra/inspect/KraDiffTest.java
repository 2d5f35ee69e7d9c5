package pentimento.kra.inspect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipFolder;
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

  @Test
  void another_order_of_layers_shows_with_the_fewest_moves() throws IOException {
    KraDiff diff =
        repacked(tree -> {
          Matcher layers = Pattern.compile("<layer [^>]*/>").matcher(tree);
          List<String> all = layers.results().map(MatchResult::group).toList();
          assertThat(all).hasSize(3);
          // The topmost goes to the bottom: the others keep their order.
          return tree.replace(all.get(0), "").replace(all.get(2), all.get(2) + all.get(0));
        });
    assertThat(diff.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            KraDiff.Reordered.class,
            r -> {
              assertThat(r.before()).isEqualTo(1);
              assertThat(r.after()).isEqualTo(3);
            });
  }

  @Test
  void what_lies_in_a_renamed_group_has_not_moved() {
    Path before = folder.resolve("grouped.kra");
    Path after = folder.resolve("renamed.kra");
    Paintings.everything().write(before, SaveOptions.REPLACE);
    try (KraDocument d = KraDocument.open(before)) {
      Node group = requireNonNull(NodePath.find(d, "group")).node();
      KraEdit.of(d).rename(group, "set").save(after, SaveOptions.REPLACE);
    }
    try (KraDocument a = KraDocument.open(before);
        KraDocument b = KraDocument.open(after)) {
      assertThat(KraDiff.of(a, b).changes())
          .singleElement()
          .isInstanceOf(KraDiff.AttributeChanged.class);
    }
  }

  @Test
  void what_fills_a_layer_beyond_its_tiles_shows() throws IOException {
    KraDiff diff =
        repacked(
            inside -> {
              byte[] opaque = new byte[16];
              opaque[14] = (byte) 0x80;
              opaque[15] = 0x3f;
              Files.write(inside.resolve("photo/layers/layer4.defaultpixel"), opaque);
            },
            tree -> tree);
    assertThat(diff.changes()).singleElement().isInstanceOf(KraDiff.PixelsChanged.class);
    assertThat(diff.changedTiles()).containsExactly(new Rect(0, 0, 200, 130));
  }

  @Test
  void a_later_frame_and_keys_of_opacity_show() throws IOException {
    String keys =
        """
        <keyframes>
        <channel name="content"><keyframe frame="layer3" time="0"/><keyframe frame="%s" time="7"/></channel>
        <channel name="opacity"><keyframe time="0" value="%s" interpolation="constant"/></channel>
        </keyframes>
        """;
    Path first = animated("first.kra", keys.formatted("layer3", "50"));
    Path second = animated("second.kra", keys.formatted("layer4", "60"));
    try (KraDocument a = KraDocument.open(first);
        KraDocument b = KraDocument.open(second)) {
      assertThat(KraDiff.of(a, b).changes())
          .extracting(c -> c instanceof KraDiff.ContentChanged x ? x.what() : "")
          .containsExactly("frames 7", "keyframes of opacity");
    }
  }

  private Path animated(String name, String keys) throws IOException {
    Path document = folder.resolve(name);
    Paintings.painted(1, 5).write(document, SaveOptions.REPLACE);
    Path inside = folder.resolve("inside " + name);
    try (ZipArchive archive = ZipArchive.open(document)) {
      ZipFolder.unpack(archive, inside);
    }
    Path tree = inside.resolve("maindoc.xml");
    String named = "filename=\"layer3\"";
    assertThat(Files.readString(tree)).contains(named);
    Files.writeString(
        tree, Files.readString(tree).replace(named, named + " keyframes=\"keys.xml\""));
    Files.writeString(inside.resolve("photo/layers/keys.xml"), keys);
    ZipFolder.pack(inside, document);
    return document;
  }

  /// A change to the files inside of a document.
  @FunctionalInterface
  private interface Inside {
    void change(Path folder) throws IOException;
  }

  private KraDiff repacked(UnaryOperator<String> tree) throws IOException {
    return repacked(_ -> {}, tree);
  }

  private KraDiff repacked(Inside change, UnaryOperator<String> tree) throws IOException {
    Path before = folder.resolve("before.kra");
    Path after = folder.resolve("after.kra");
    Paintings.painted(1, 5).write(before, SaveOptions.REPLACE);
    Path inside = folder.resolve("inside");
    try (ZipArchive archive = ZipArchive.open(before)) {
      ZipFolder.unpack(archive, inside);
    }
    change.change(inside);
    Path xml = inside.resolve("maindoc.xml");
    Files.writeString(xml, tree.apply(Files.readString(xml)));
    ZipFolder.pack(inside, after);
    try (KraDocument a = KraDocument.open(before);
        KraDocument b = KraDocument.open(after)) {
      return KraDiff.of(a, b);
    }
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
