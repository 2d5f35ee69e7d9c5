package pentimento.studio.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.engine.Executor;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.PaintShown;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Refresh;
import pentimento.studio.painting.Through;

/// What belongs together is found by content, whatever the files are called.
class IdentityTest {

  @TempDir private Path folder = Path.of("");

  private final List<String> notes = new ArrayList<>();
  private Memory memory = new Memory(null);
  private Darkroom darkroom = new Darkroom(new Executor(1, 64, 64), (_, _, _, _, _, _) -> null);
  private Path a = Path.of("");
  private Path b = Path.of("");

  @BeforeEach
  void two_paintings() {
    memory = new Memory(folder.resolve("store"));
    darkroom.close();
    darkroom = new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, notes::add));
    a = painted("a.pfm", 1f, 0.25f);
    b = painted("b.pfm", 0.5f, 2f);
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  @Test
  void a_renamed_photograph_finds_its_edit_and_painting() throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Path c = Files.move(a, folder.resolve("c.pfm"));
    assertThat(develop(c, 1, "after.pfm")).hasSameBinaryContentAs(before);
    assertThat(notes).anyMatch(n -> n.contains("its edit was found at"));
    refresh(c);
    assertThat(folder.resolve("c.pfm.edit.json")).exists();
    assertThat(folder.resolve("a.pfm.edit.json")).doesNotExist();
    notes.clear();
    assertThat(develop(c, 1, "after.pfm")).hasSameBinaryContentAs(before);
    assertThat(notes).isEmpty();
  }

  @Test
  void a_renamed_document_is_found_and_taken_note_of() throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Files.move(folder.resolve("a.kra"), folder.resolve("my painting.kra"));
    assertThat(develop(a, 1, "after.pfm")).hasSameBinaryContentAs(before);
    assertThat(notes).anyMatch(n -> n.contains("my painting.kra"));
    assertThat(status(a).painting()).isEqualTo(PaintingStatus.State.FRESH);
    refresh(a);
    assertThat(through(a).document()).isEqualTo("my painting.kra");
  }

  @Test
  void all_three_renamed_are_found_together() throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Path c = Files.move(a, folder.resolve("c.pfm"));
    Files.move(folder.resolve("a.kra"), folder.resolve("d.kra"));
    Files.move(folder.resolve("a.pfm.edit.json"), folder.resolve("e.pfm.edit.json"));
    assertThat(develop(c, 1, "after.pfm")).hasSameBinaryContentAs(before);
  }

  @Test
  void a_photograph_moved_to_another_folder_finds_what_stayed() throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Path other = Files.createDirectory(folder.resolve("other"));
    Path moved = Files.move(a, other.resolve("moved.pfm"));
    assertThat(develop(moved, 1, "after.pfm")).hasSameBinaryContentAs(before);
    refresh(moved);
    assertThat(other.resolve("moved.pfm.edit.json")).exists();
    assertThat(through(moved).document()).isEqualTo("../a.kra");
    // And the document after it, without a word to us.
    Files.move(folder.resolve("a.kra"), other.resolve("x.kra"));
    assertThat(develop(moved, 1, "after.pfm")).hasSameBinaryContentAs(before);
  }

  @Test
  void a_copy_of_a_photograph_does_not_take_the_edit_away() throws IOException {
    Path copy = Files.copy(a, folder.resolve("copy.pfm"));
    try (Photo photo = Photo.open(copy)) {
      assertThat(OwnEdit.find(photo, 1, memory.whereabouts(), notes::add)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s.pfm.edit.json", "%s.kra", "%s.pfm"})
  void what_two_photographs_have_swapped_is_refused(String name) throws IOException {
    byte[] one = Files.readAllBytes(folder.resolve(name.formatted("a")));
    byte[] two = Files.readAllBytes(folder.resolve(name.formatted("b")));
    Files.write(folder.resolve(name.formatted("a")), two);
    Files.write(folder.resolve(name.formatted("b")), one);
    for (Path photo : List.of(a, b)) {
      assertThatThrownBy(() -> develop(photo, 1, "out.pfm"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("a.")
          .hasMessageContaining("b.")
          .hasMessageContaining("name");
      assertThatThrownBy(() -> refresh(photo)).isInstanceOf(BadInput.class);
    }
    assertThat(folder.resolve("out.pfm")).doesNotExist();
    assertThat(folder.resolve(name.formatted("a"))).hasBinaryContent(two);
  }

  @Test
  void the_edit_or_painting_of_another_is_refused_where_the_own_is_gone() throws IOException {
    Files.copy(
        folder.resolve("a.pfm.edit.json"),
        folder.resolve("b.pfm.edit.json"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.delete(a);
    assertThatThrownBy(() -> develop(b, 1, "out.pfm"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("was made for a.pfm");
  }

  @Test
  void an_edit_copied_by_hand_is_refused_and_can_be_bound() throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Path c = Files.copy(a, folder.resolve("c.pfm"));
    Files.copy(Duplicate.first(a).sidecar(), Duplicate.first(c).sidecar());
    Files.copy(Duplicate.first(a).sidecar(), new Duplicate(a, 2).sidecar());
    for (Duplicate copy : List.of(Duplicate.first(c), new Duplicate(a, 2))) {
      assertThatThrownBy(() -> develop(copy.photo(), copy.number(), "x.pfm"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("copy by hand of the edit of a.pfm");
    }
    assertThat(develop(a, 1, "after.pfm")).hasSameBinaryContentAs(before);
    try (Photo from = Photo.open(a);
        Photo to = Photo.open(c)) {
      OwnEdit own = new OwnEdit(Duplicate.first(a), edit(a, 1), null);
      OwnEdit _ =
          new EditCopy(darkroom, memory, new Cancellation())
              .to(from, own, to, EditCopy.With.PAINT, true);
    }
    assertThat(develop(c, 1, "bound.pfm")).hasSameBinaryContentAs(before);
    assertThat(through(c).layer()).isNotEqualTo(through(a).layer());
  }

  @Test
  void a_folder_copied_with_everything_in_it_has_its_own_painting() throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Path other = Files.createDirectory(folder.resolve("other"));
    for (String name : List.of("a.pfm", "a.pfm.edit.json")) {
      Files.copy(folder.resolve(name), other.resolve(name));
    }
    assertThatThrownBy(() -> develop(other.resolve("a.pfm"), 1, "x.pfm"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("copy by hand");
    Files.copy(folder.resolve("a.kra"), other.resolve("a.kra"));
    assertThat(develop(other.resolve("a.pfm"), 1, "after.pfm")).hasSameBinaryContentAs(before);
    assertThat(develop(a, 1, "again.pfm")).hasSameBinaryContentAs(before);
  }

  @Test
  void an_edit_named_on_the_command_line_brings_no_painting_along() {
    try (Photo photo = Photo.open(b)) {
      Edit foreign = Sidecar.read(folder.resolve("a.pfm.edit.json"), Darkroom.catalogue());
      assertThatThrownBy(() -> develop(photo, foreign, "out.pfm"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("was made on a.pfm")
          .hasMessageContaining("--no-paintings");
    }
  }

  @Test
  void only_what_was_painted_is_shown_as_ratio_and_as_difference() {
    Planes below = read(develop(a, 1, "below.pfm", false));
    Planes painted = read(develop(a, 1, "painted.pfm"));
    Path file = folder.resolve("shown.pfm");
    try (Photo open = Photo.open(a)) {
      for (PaintShown what : PaintShown.values()) {
        what.write(darkroom, open, edit(a, 1), null, file, new Cancellation());
        Planes shown = read(file);
        for (int i = 0; i < 40 * 30; i++) {
          float p = painted.plane(1)[i];
          float u = below.plane(1)[i];
          boolean stroke = i % 40 >= 3 && i % 40 < 12 && i / 40 >= 4 && i / 40 < 11;
          float expected = what == PaintShown.RATIO ? (p == u ? 1 : p / u) : p - u;
          assertThat(shown.plane(1)[i]).isEqualTo(expected);
          assertThat(expected != (what == PaintShown.RATIO ? 1f : 0f)).isEqualTo(stroke);
        }
      }
    }
  }

  @Test
  void a_replaced_photograph_is_said() {
    Path _ = photo("a.pfm", 0.3f);
    Path _ = develop(a, 1, "out.pfm");
    assertThat(notes).anyMatch(n -> n.contains("replaced or changed"));
    assertThat(status(a).reasons()).contains("the photograph's bytes changed");
  }

  @ParameterizedTest
  @EnumSource
  void each_duplicate_has_its_own_painting(Through.Base base) throws IOException {
    Path c = photo("c.pfm", 0.7f);
    paint(c, base);
    stroke(folder.resolve("c.kra"), 1f);
    Path one = develop(c, 1, "one.pfm");
    OwnEdit two = duplicate(c);
    assertThat(two.place().sidecar()).isEqualTo(folder.resolve("c.pfm.2.edit.json")).exists();
    Path document = folder.resolve("c.pfm.2.kra");
    assertThat(document).exists();
    assertThat(develop(c, 2, "two.pfm")).hasSameBinaryContentAs(one);
    stroke(document, 3f);
    assertThat(Files.mismatch(develop(c, 2, "two.pfm"), one)).isNotNegative();
    assertThat(develop(c, 1, "one again.pfm")).hasSameBinaryContentAs(one);
    assertThat(duplicate(c).place().number()).isEqualTo(3);
    assertThat(Duplicate.of(c)).extracting(Duplicate::number).containsExactly(1, 2, 3);
    // Swapped paintings of two duplicates are not mixed either.
    byte[] bytes = Files.readAllBytes(document);
    Files.copy(
        folder.resolve("c.kra"), document, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.write(folder.resolve("c.kra"), bytes);
    assertThatThrownBy(() -> develop(c, 2, "x.pfm")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> develop(c, 1, "x.pfm")).isInstanceOf(BadInput.class);
  }

  @Test
  void a_copied_recipe_is_bound_to_the_other_photograph() {
    Path c = photo("c.pfm", 0.7f);
    Edit copied = copy(a, c, EditCopy.With.RECIPE).edit();
    assertThat(copied.source()).isEqualTo("c.pfm");
    assertThat(copied.modules()).extracting(Module::id).containsExactly("exposure", "colorout");
    assertThat(EditCopy.review(copied)).isNull();
    assertThat(folder.resolve("c.kra")).doesNotExist();
  }

  @Test
  void with_paint_the_layers_stand_on_the_other_photograph_and_are_to_be_reviewed() {
    Path c = photo("c.pfm", 0.7f);
    Path plain = develop(c, 1, "plain.pfm");
    Planes without = read(plain);
    OwnEdit copied = copy(a, c, EditCopy.With.PAINT);
    assertThat(EditCopy.review(copied.edit()))
        .isEqualTo("copied from a.pfm with paint, to be reviewed");
    assertThat(status(c).below()).isEqualTo(PaintingStatus.State.FRESH);
    assertThat(through(c).layer()).isNotEqualTo(through(a).layer());
    Planes with = read(develop(c, 1, "with.pfm"));
    float gain = (float) StrictMath.pow(2, 0.5);
    assertThat(with.at(1, 5, 6))
        .isCloseTo(
            gain * without.at(1, 5, 6) + 0.25f, org.assertj.core.api.Assertions.within(1e-5f));
    assertThat(with.at(1, 30, 20))
        .isCloseTo(gain * without.at(1, 30, 20), org.assertj.core.api.Assertions.within(1e-6f));
    copied.save(EditCopy.confirmed(copied.edit()), memory.whereabouts());
    assertThat(EditCopy.review(edit(c, 1))).isNull();
  }

  @Test
  void with_filters_nothing_painted_comes_along() {
    try (KraDocument document = KraDocument.open(folder.resolve("a.kra"))) {
      KraEdit.of(document)
          .addOnTop(NewNode.filter("invert", "invert", 1, Map.of()))
          .save(folder.resolve("a.kra"), SaveOptions.REPLACE);
    }
    Path c = photo("c.pfm", 0.7f);
    copy(a, c, EditCopy.With.FILTERS);
    try (KraDocument document = KraDocument.open(folder.resolve("c.kra"))) {
      assertThat(document.layers())
          .extracting(Layer::name)
          .containsExactly("invert", "photo (base)");
    }
    assertThat(status(c).below()).isEqualTo(PaintingStatus.State.FRESH);
  }

  @Test
  void an_edit_that_is_there_is_replaced_only_when_allowed_and_kept() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("b.pfm.edit.json"));
    assertThatThrownBy(() -> copy(a, b, EditCopy.With.RECIPE)).isInstanceOf(CannotWrite.class);
    try (Photo from = Photo.open(a);
        Photo to = Photo.open(b)) {
      copying().to(from, own(from, 1), to, EditCopy.With.RECIPE, true);
    }
    assertThat(folder.resolve(".b.pfm.edit.json.1~")).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a (conflicted copy 2026-11-25).kra",
        "a (Somebody's conflicted copy 2026-11-25 (1)).kra",
        "a (conflicted copy 2026-11-25 101112).kra",
        "a_conflict-20261125-101112.kra",
        "a.sync-conflict-20261125-101112-ABCDEFG.kra",
        "a-DESKTOP-7H3K.kra"
      })
  void a_conflict_copy_of_a_painting_is_offered_and_never_taken_silently(String name)
      throws IOException {
    Path before = develop(a, 1, "before.pfm");
    Path copy = Files.copy(folder.resolve("a.kra"), folder.resolve(name));
    stroke(copy, 5f);
    assertThat(develop(a, 1, "after.pfm")).hasSameBinaryContentAs(before);
    Offer offer = offers(a).getFirst();
    assertThat(offer.kind()).isEqualTo(Offer.Kind.CONFLICT);
    assertThat(offer.file()).hasFileName(name);
    // Where the document is gone, it still waits for the user's word.
    byte[] painting = Files.readAllBytes(folder.resolve("a.kra"));
    if (!name.contains("DESKTOP")) {
      Files.delete(folder.resolve("a.kra"));
      assertThatThrownBy(() -> develop(a, 1, "x.pfm")).isInstanceOf(BadInput.class);
      Files.write(folder.resolve("a.kra"), painting);
    }
    Taking.Taken taken = Taking.take(offers(a), copy);
    assertThat(taken.kept()).hasBinaryContent(painting);
    assertThat(copy).doesNotExist();
    assertThat(offers(a)).isEmpty();
    assertThat(Files.mismatch(develop(a, 1, "after.pfm"), before)).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.pfm.edit (conflicted copy 2026-11-25).json",
        "a.pfm.edit.sync-conflict-20261125-101112-ABCDEFG.json",
        "a.pfm.edit-LAPTOP.json"
      })
  void a_conflict_copy_of_an_edit_is_offered(String name) throws IOException {
    Path copy = Files.copy(folder.resolve("a.pfm.edit.json"), folder.resolve(name));
    assertThat(offers(a)).extracting(Offer::file).containsExactly(copy);
    Taking.Taken taken = Taking.take(offers(a), copy);
    assertThat(taken.kept()).hasFileName(".a.pfm.edit.json.1~");
  }

  @Test
  void a_document_of_another_photograph_is_no_offer() throws IOException {
    Files.copy(folder.resolve("b.kra"), folder.resolve("a (conflicted copy 2026-11-25).kra"));
    Files.copy(folder.resolve("b.kra"), folder.resolve(".a.kra-autosave.kra"));
    assertThat(offers(a)).isEmpty();
  }

  @Test
  void an_autosave_is_offered_and_taken_by_the_users_word() throws IOException {
    Path autosave = Files.copy(folder.resolve("a.kra"), folder.resolve(".a.kra-autosave.kra"));
    stroke(autosave, 5f);
    Files.setLastModifiedTime(folder.resolve("a.kra"), FileTime.fromMillis(1000));
    Offer offer = offers(a).getFirst();
    assertThat(offer.kind()).isEqualTo(Offer.Kind.AUTOSAVE);
    assertThat(offer.text()).contains("newer than the document");
    Taking.take(offers(a), autosave);
    assertThat(status(a).painting()).isEqualTo(PaintingStatus.State.STALE);
    assertThat(autosave).doesNotExist();
    assertThatThrownBy(() -> Taking.take(offers(a), b)).isInstanceOf(BadInput.class);
  }

  @Test
  void a_backup_is_offered_when_the_document_is_damaged() throws IOException {
    Path kra = folder.resolve("a.kra");
    Path backup = Files.copy(kra, folder.resolve("a.kra~"));
    assertThat(offers(a)).isEmpty();
    Files.write(kra, Arrays.copyOf(Files.readAllBytes(kra), 500));
    assertThat(status(a).painting()).isEqualTo(PaintingStatus.State.CORRUPT);
    assertThat(offers(a)).extracting(Offer::kind).containsExactly(Offer.Kind.BACKUP);
    Taking.take(offers(a), backup);
    assertThat(status(a).painting()).isEqualTo(PaintingStatus.State.FRESH);
    assertThat(backup).exists();
  }

  private Path photo(String name, float light) {
    return TestPicture.write(folder.resolve(name), 40, 30, light);
  }

  private Path painted(String name, float light, float paint) {
    Path photo = photo(name, light);
    Path kra = paint(photo, Through.Base.EMBEDDED);
    stroke(kra, paint);
    refresh(photo);
    return photo;
  }

  private Path paint(Path photo, Through.Base base) {
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = new OwnEdit(Duplicate.first(photo), TestPicture.edit(open), null);
      return Paint.at(
              darkroom,
              open,
              own,
              Place.parse("before:colorout"),
              base,
              false,
              memory,
              new Cancellation())
          .document();
    }
  }

  private static void stroke(Path kra, float light) {
    Planes stroke = Planes.allocate(new Rect(3, 4, 9, 7), 4);
    for (int c = 0; c < 3; c++) Arrays.fill(stroke.plane(c), light);
    Arrays.fill(stroke.plane(3), 1f);
    try (KraDocument document = KraDocument.open(kra)) {
      for (Layer l : document.layers()) {
        if (l instanceof PaintLayer p && p.name().equals("dodge")) {
          KraEdit.of(document)
              .pixels(p, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
              .save(kra, SaveOptions.REPLACE);
        }
      }
    }
  }

  private EditCopy copying() {
    return new EditCopy(darkroom, memory, new Cancellation());
  }

  private OwnEdit duplicate(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return copying().duplicate(open, own(open, 1), EditCopy.With.PAINT);
    }
  }

  private OwnEdit copy(Path from, Path to, EditCopy.With with) {
    try (Photo one = Photo.open(from);
        Photo two = Photo.open(to)) {
      return copying().to(one, own(one, 1), two, with, false);
    }
  }

  private OwnEdit own(Photo photo, int number) {
    return Objects.requireNonNull(OwnEdit.find(photo, number, memory.whereabouts(), notes::add));
  }

  private List<Offer> offers(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return Offer.of(own(open, 1), memory);
    }
  }

  private static Edit edit(Path photo, int number) {
    return Objects.requireNonNull(new Duplicate(photo, number).find(Darkroom.catalogue()));
  }

  private static Through through(Path photo) {
    for (Module m : edit(photo, 1).modules()) if (m.operation() instanceof Through t) return t;
    throw new AssertionError("no painting");
  }

  private void refresh(Path photo) {
    try (Photo open = Photo.open(photo)) {
      var _ = Refresh.run(darkroom, open, own(open, 1), memory, new Cancellation());
    }
  }

  private PaintingStatus status(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return PaintingStatus.of(photo, own(open, 1).edit(), open.hash(), null, memory).getFirst();
    }
  }

  private Path develop(Path photo, int number, String name) {
    return develop(photo, number, name, true);
  }

  private Path develop(Path photo, int number, String name, boolean paintings) {
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = OwnEdit.find(open, number, memory.whereabouts(), notes::add);
      return develop(open, own == null ? plain(open) : own.edit(), name, paintings);
    }
  }

  private static Edit plain(Photo photo) {
    return TestPicture.edit(photo).remove(0);
  }

  private Path develop(Photo photo, Edit edit, String name) {
    return develop(photo, edit, name, true);
  }

  private Path develop(Photo photo, Edit edit, String name, boolean paintings) {
    Path out = folder.resolve(name);
    Develop.run(
        darkroom,
        photo,
        edit,
        new Develop.Request(Target.of(out, null, null, 92), null, null, paintings),
        new Cancellation(),
        Progress.NONE);
    return out;
  }

  private static Planes read(Path file) {
    try (PictureFile picture = Pictures.open(file)) {
      return picture.read();
    }
  }
}
