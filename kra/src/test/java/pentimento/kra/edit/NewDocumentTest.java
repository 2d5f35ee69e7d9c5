package pentimento.kra.edit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.Annotation;
import pentimento.kra.EmptyPixels;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.TransparencyMask;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class NewDocumentTest {

  @TempDir Path folder;

  @Test
  void the_painting_of_a_photo_reads_back_as_written() {
    Path file = folder.resolve("photo.kra");
    Planes picture = pattern(new Rect(0, 0, 200, 130), 3);
    painting(picture).write(file, SaveOptions.REPLACE);

    try (KraDocument document = KraDocument.open(file)) {
      assertThat(document.warnings()).isEmpty();
      assertThat(document.layers())
          .extracting(l -> l.name())
          .containsExactly("Burn", "Dodge", "Base");
      assertThat(document.layers())
          .extracting(l -> l.isLocked())
          .containsExactly(false, false, true);
      assertThat(document.layers())
          .extracting(l -> l.compositeOp())
          .containsExactly("multiply", "add", "normal");
      PaintLayer base = (PaintLayer) document.layers().getLast();
      assertThat(requireNonNull(base.space().icc()).bytes()).isEqualTo(Profiles.linearRec2020());
      assertSamePixels(picture, base.pixels());
      Annotation note = requireNonNull(document.annotation("pentimento"));
      assertThat(note.content().text()).isEqualTo("below=abc");
      ZipEntry first = document.archive().entries().getFirst();
      assertThat(first.name()).isEqualTo("mimetype");
      assertThat(first.method()).isEqualTo(ZipEntry.STORED);
    }
  }

  @Test
  void equal_documents_are_equal_files() throws IOException {
    Planes picture = pattern(new Rect(0, 0, 200, 130), 3);
    painting(picture).write(folder.resolve("a.kra"), SaveOptions.REPLACE);
    painting(picture).write(folder.resolve("b.kra"), SaveOptions.REPLACE);
    assertThat(folder.resolve("a.kra")).hasSameBinaryContentAs(folder.resolve("b.kra"));
  }

  @Test
  void replacing_the_base_leaves_what_was_painted_and_drops_stale_previews() throws IOException {
    Path file = folder.resolve("photo.kra");
    NewDocument document = painting(pattern(new Rect(0, 0, 200, 130), 3));
    document
        .previews(new Previews(new byte[] {1}, new byte[] {2}))
        .write(file, SaveOptions.REPLACE);
    byte[] before = Files.readAllBytes(file);
    Planes fresh = pattern(new Rect(0, 0, 200, 130), 77);
    try (KraDocument old = KraDocument.open(file)) {
      PaintLayer base = (PaintLayer) requireNonNull(old.byUuid(uuid(1)));
      KraEdit.of(old)
          .pixels(base, PlanarPixels.of(PixelFormat.RGBA_F32, fresh))
          .annotation("pentimento", "hash", "below=def".getBytes(StandardCharsets.UTF_8))
          .save(file, SaveOptions.KEEP_PREVIOUS);
    }
    assertThat(Files.readAllBytes(folder.resolve(".photo.kra~"))).isEqualTo(before);
    try (KraDocument changed = KraDocument.open(file);
        KraDocument old = KraDocument.open(folder.resolve(".photo.kra~"))) {
      assertSamePixels(fresh, ((PaintLayer) requireNonNull(changed.byUuid(uuid(1)))).pixels());
      assertThat(requireNonNull(changed.annotation("pentimento")).content().text())
          .isEqualTo("below=def");
      assertThat(changed.partOfArchive("mergedimage.png")).isNull();
      assertThat(changed.partOfArchive("preview.png")).isNull();
      for (String kept :
          List.of("photo/layers/layer2", "photo/layers/layer3", "photo/annotations/icc")) {
        assertThat(requireNonNull(changed.partOfArchive(kept)).bytes())
            .isEqualTo(requireNonNull(old.partOfArchive(kept)).bytes());
      }
      assertThat(changed.archive().entries().stream().map(ZipEntry::name).distinct().count())
          .isEqualTo(changed.archive().entries().size());
    }
  }

  @Test
  void a_document_somebody_else_saved_is_not_overwritten() throws IOException {
    Path file = folder.resolve("photo.kra");
    painting(pattern(new Rect(0, 0, 70, 70), 3)).write(file, SaveOptions.REPLACE);
    try (KraDocument old = KraDocument.open(file)) {
      KraEdit edit = KraEdit.of(old).rename(old.layers().getFirst(), "ours");
      Files.write(file, new byte[] {1, 2, 3});
      assertThatThrownBy(() -> edit.save(file, SaveOptions.REPLACE))
          .isInstanceOf(CannotWrite.class)
          .hasMessageContaining("saved by another program");
      assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Test
  void a_node_of_another_document_is_refused() {
    Path one = folder.resolve("one.kra");
    Path two = folder.resolve("two.kra");
    Paintings.painted(1, 5).write(one, SaveOptions.REPLACE);
    Paintings.everything().write(two, SaveOptions.REPLACE);
    try (KraDocument a = KraDocument.open(one);
        KraDocument again = KraDocument.open(one);
        KraDocument b = KraDocument.open(two)) {
      KraEdit edit = KraEdit.of(a);
      edit.rename(again.layers().getFirst(), "the same file");
      // Both begin alike, so that the topmost layers stand at nearly the same place.
      b.walk(node ->
          assertThatThrownBy(() -> edit.rename(node, "other"))
              .isInstanceOf(IllegalArgumentException.class));
    }
  }

  @Test
  void behind_a_link_the_document_itself_is_edited_and_its_old_version_kept() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path file = elsewhere.resolve("photo.kra");
    Paintings.painted(1, 5).write(file, SaveOptions.REPLACE);
    byte[] before = Files.readAllBytes(file);
    Path link = Files.createSymbolicLink(folder.resolve("link.kra"), file);
    try (KraDocument document = KraDocument.open(link)) {
      KraEdit.of(document)
          .rename(document.layers().getFirst(), "renamed")
          .save(link, SaveOptions.KEEP_PREVIOUS);
    }
    assertThat(link).isSymbolicLink();
    try (KraDocument document = KraDocument.open(file)) {
      assertThat(document.layers().getFirst().name()).isEqualTo("renamed");
    }
    assertThat(Files.readAllBytes(folder.resolve(".link.kra~"))).isEqualTo(before);
  }

  @Test
  void opacity_beyond_its_range_is_refused() {
    assertThatThrownBy(() -> NewNode.group("g", List.of()).opacity(256))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pixels_of_a_closed_document_say_so() {
    Path file = folder.resolve("closed.kra");
    Paintings.painted(1, 5).write(file, SaveOptions.REPLACE);
    KraDocument document = KraDocument.open(file);
    document.close();
    assertThatThrownBy(() -> ((PaintLayer) document.layers().getLast()).pixels().tiles())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("closed");
  }

  @Test
  void layers_are_added_and_removed_and_moved() {
    Path file = folder.resolve("photo.kra");
    painting(pattern(new Rect(0, 0, 200, 130), 3)).write(file, SaveOptions.REPLACE);
    PixelData selection =
        PlanarPixels.of(PixelFormat.SELECTION, pattern(new Rect(10, 10, 90, 40), 5, 1));
    try (KraDocument d = KraDocument.open(file)) {
      NewNode paint =
          NewNode.paint(
              "Pa<i>nt",
              PlanarPixels.of(PixelFormat.RGBA_F32, pattern(new Rect(-30, 20, 80, 64), 9, 4)));
      NewNode group =
          NewNode.group("Group", List.of(paint.masks(NewNode.transparencyMask("m", selection))))
              .passThrough(true)
              .opacity(100);
      KraEdit.of(d)
          .addBelow(requireNonNull(d.byUuid(uuid(2))), group)
          .addOnTop(NewNode.fill("Fill", "color", 1, Map.of("color", "<x>]]></x>")))
          .remove(requireNonNull(d.byUuid(uuid(3))))
          .resize(260, 150)
          .follow(CanvasMotion.by(5, -7))
          .save(file, SaveOptions.REPLACE);
    }
    try (KraDocument d = KraDocument.open(file)) {
      assertThat(d.warnings()).isEmpty();
      assertThat(d.layers())
          .extracting(l -> l.name())
          .containsExactly("Fill", "Dodge", "Group", "Base");
      assertThat(d.image().width()).isEqualTo(260);
      GroupLayer group = (GroupLayer) d.layers().get(2);
      assertThat(group.passThrough()).isTrue();
      PaintLayer paint = (PaintLayer) group.children().getFirst();
      assertThat(paint.name()).isEqualTo("Pa<i>nt");
      assertSamePixels(pattern(new Rect(-30, 20, 80, 64), 9, 4), paint.pixels());
      TransparencyMask mask = (TransparencyMask) paint.masks().getFirst();
      Planes read = Planes.allocate(new Rect(10, 10, 90, 40), 1);
      requireNonNull(mask.selection()).reader().read(read);
      Planes given = pattern(new Rect(10, 10, 90, 40), 5, 1);
      for (int i = 0; i < 90 * 40; i++) {
        assertThat(read.plane(0)[i])
            .isCloseTo(
                Math.clamp(given.plane(0)[i], 0, 1), org.assertj.core.data.Offset.offset(0.002f));
      }
      PaintLayer base = (PaintLayer) d.layers().getLast();
      assertThat(base.pixels().x()).isEqualTo(5);
      assertThat(base.pixels().y()).isEqualTo(-7);
      assertThat(d.partOfArchive("photo/layers/layer2")).as("files of the removed layer").isNull();
    }
  }

  static NewDocument painting(Planes picture) {
    PixelData base = PlanarPixels.of(PixelFormat.RGBA_F32, picture);
    PixelData nothing = EmptyPixels.transparent(PixelFormat.RGBA_F32);
    return NewDocument.of(
            "photo",
            picture.width(),
            picture.height(),
            PixelFormat.RGBA_F32,
            Profiles.LINEAR_REC2020,
            Profiles.linearRec2020())
        .layers(
            NewNode.paint("Burn", nothing).op("multiply").uuid(uuid(3)),
            NewNode.paint("Dodge", nothing).op("add").uuid(uuid(2)),
            NewNode.paint("Base", base).locked(true).uuid(uuid(1)))
        .annotation("pentimento", "hash", "below=abc".getBytes(StandardCharsets.UTF_8));
  }

  static String uuid(int n) {
    return "{0000000" + n + "-1111-4222-8333-444444444444}";
  }

  static Planes pattern(Rect rect, int seed) {
    return pattern(rect, seed, 3);
  }

  static Planes pattern(Rect rect, int seed, int channels) {
    Planes planes = Planes.allocate(rect, channels);
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < rect.area(); i++) {
        planes.plane(c)[i] = ((i * 31 + c * 17 + seed * 101) % 977) / 400f - 0.2f;
      }
    }
    return planes;
  }

  static void assertSamePixels(Planes expected, PixelData pixels) {
    Planes read = Planes.allocate(expected.rect(), 4);
    pixels.reader().read(read);
    for (int c = 0; c < expected.channels(); c++) {
      assertThat(read.plane(c)).isEqualTo(expected.plane(c));
    }
    if (expected.channels() == 3) assertThat(read.plane(3)).containsOnly(1f);
  }
}
