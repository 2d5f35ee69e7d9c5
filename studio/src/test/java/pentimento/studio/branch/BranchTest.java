package pentimento.studio.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.engine.store.Handle;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.EmptyPixels;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PixelFormat;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.program.KritaProgram;
import pentimento.pipe.Edit;
import pentimento.pipe.Place;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.identity.EditCopy;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Through;

/// Branches of two photographs in documents of a third and of nobody.
class BranchTest {

  @TempDir private Path folder = Path.of("");

  private final List<String> notes = new ArrayList<>();
  private Memory memory = new Memory(null);
  private Darkroom darkroom = new Darkroom(new Executor(1, 64, 64), (_, _, _, _, _) -> null);
  private Path a = Path.of("");
  private Path b = Path.of("");

  @BeforeEach
  void two_photographs() {
    memory = new Memory(folder.resolve("store"));
    darkroom.close();
    darkroom = new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, notes::add));
    a = photo("a.pfm", 1f);
    b = photo("b.pfm", 0.5f);
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  @Test
  void a_branch_passes_its_input_on_bit_for_bit_and_changes_no_fingerprint() {
    Path before = develop(a, "before.pfm");
    Path kra = paint(a);
    assertThat(add(a, "before:exposure", "raw light").place()).isEqualTo("before:exposure");
    assertThat(develop(a, "after.pfm")).hasSameBinaryContentAs(before);
    assertThat(status(a).below()).isEqualTo(PaintingStatus.State.FRESH);
    assertThat(kra).exists();
  }

  @Test
  void names_are_unique_in_an_edit_and_places_are_checked() {
    add(a, "before:colorout", "sky");
    assertThatThrownBy(() -> add(a, "before:exposure", "sky")).isInstanceOf(BadParameter.class);
    assertThatThrownBy(() -> add(a, "after:nothing", "x")).isInstanceOf(BadParameter.class);
    assertThatThrownBy(() -> add(a, "after:colorout", "x")).isInstanceOf(Unsupported.class);
  }

  @Test
  void duplicates_and_copies_have_none_since_a_handle_names_one_picture() throws IOException {
    paint(a);
    add(a, "before:colorout", "sky");
    EditCopy copying = new EditCopy(darkroom, memory, new Cancellation());
    try (Photo from = Photo.open(a);
        Photo to = Photo.open(b)) {
      OwnEdit own = OwnEdit.find(from, 1, memory.whereabouts(), notes::add);
      assertThat(own).isNotNull();
      OwnEdit second = copying.duplicate(from, own, EditCopy.With.PAINT);
      OwnEdit copied = copying.to(from, own, to, EditCopy.With.RECIPE, true);
      for (OwnEdit made : List.of(second, copied)) {
        assertThat(made.edit().modules()).noneMatch(m -> m.operation() instanceof Branch);
      }
    }
    assertThat(list(a)).hasSize(1);
  }

  @Test
  void several_branches_of_several_photographs_show_in_one_document_and_stay_fresh()
      throws IOException {
    Path composite = composite();
    byte[] untouched = Files.readAllBytes(composite);
    add(a, "before:colorout", "sky");
    add(a, "before:exposure", "ground");
    add(b, "before:colorout", "sky");
    assertThat(composite).hasBinaryContent(untouched);
    Branches branches = branches();
    assertThatThrownBy(() -> branches.insert("sky", null, composite))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining("a.pfm")
        .hasMessageContaining("b.pfm");
    branches.insert("sky", a, composite);
    branches.insert("ground", null, composite);
    branches.insert("sky", b, composite);
    assertThat(folder.resolve(".composite.kra~")).exists();
    assertThat(layers(composite))
        .containsExactly("sky (b.pfm)", "ground (a.pfm)", "sky (a.pfm)", "mine");
    assertThat(list(a)).allMatch(BranchIndex.Listed::fresh).hasSize(2);
    set(a, "exposure.ev=2");
    BranchIndex.Listed sky = list(a).get(1);
    assertThat(sky.place().branch().name()).isEqualTo("sky");
    assertThat(sky.fresh()).isFalse();
    assertThat(sky.uses()).extracting(BranchIndex.Use::fresh).containsExactly(false);
    // The branch below the exposure has not changed.
    assertThat(list(a).getFirst().fresh()).isTrue();
    byte[] document = Files.readAllBytes(composite);
    assertThat(refresh(a)).hasSize(1);
    assertThat(refresh(a)).isEmpty();
    assertThat(list(a)).allMatch(BranchIndex.Listed::fresh);
    assertThat(composite).hasBinaryContent(document);
    // The picture beside the document is the pipe's, within the rounding of a float.
    Planes shown =
        Objects.requireNonNull(
            pentimento.studio.painting.LinkedBase.read(list(a).get(1).uses().getFirst().file()));
    Planes cut = read(develop(a, "cut.pfm"));
    assertThat(shown.at(0, 30, 20)).isCloseTo(cut.at(0, 30, 20), within(1e-5f));
  }

  @Test
  void removing_a_branch_leaves_its_layers() {
    Path composite = composite();
    add(a, "before:colorout", "sky");
    Path picture = branches().insert("sky", null, composite);
    try (Photo open = Photo.open(a)) {
      new BranchIndex(memory).remove(own(open), "sky");
      assertThatThrownBy(() -> new BranchIndex(memory).remove(own(open), "sky"))
          .isInstanceOf(BadParameter.class);
    }
    assertThat(list(a)).isEmpty();
    assertThat(layers(composite)).containsExactly("sky (a.pfm)", "mine");
    assertThat(picture).exists();
  }

  @Test
  void handles_are_made_anew_from_files_alone() throws IOException {
    Path composite = composite();
    String handle = add(a, "before:colorout", "sky").branch().handle();
    branches().insert("sky", null, composite);
    Path store = folder.resolve("store");
    try (Stream<Path> all = Files.walk(store)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
    memory = new Memory(store);
    assertThat(Objects.requireNonNull(memory.handles()).all()).isEmpty();
    BranchIndex.Listed listed = list(a).getFirst();
    assertThat(listed.place().branch().handle()).isEqualTo(handle);
    assertThat(listed.uses()).extracting(BranchIndex.Use::document).containsExactly(composite);
    assertThat(Objects.requireNonNull(memory.handles()).all())
        .extracting(Handle::name)
        .containsExactly(handle);
    assertThat(refresh(a)).isEmpty();
    assertThat(list(a).getFirst().fresh()).isTrue();
  }

  @Test
  void a_painting_in_the_pipe_takes_the_fresh_branch_whatever_lies_beside_it() throws IOException {
    Path kra = paint(b);
    add(a, "before:colorout", "sky");
    Path picture = branches().insert("sky", null, kra);
    Path sky = develop(a, "sky.pfm");
    // The topmost layer covers everything, so the finished b is the branch of a.
    assertThat(develop(b, "with.pfm")).hasSameBinaryContentAs(sky);
    assertThat(status(b).painting()).isEqualTo(PaintingStatus.State.STALE);
    // A layer that was moved shows it there.
    move(kra, 5, 3);
    assertThat(read(develop(b, "shifted.pfm")).at(1, 30, 20)).isEqualTo(read(sky).at(1, 25, 17));
    move(kra, 0, 0);
    set(a, "exposure.ev=2");
    Path brighter = develop(a, "brighter.pfm");
    assertThat(Files.mismatch(brighter, sky)).isNotNegative();
    assertThat(develop(b, "with.pfm")).hasSameBinaryContentAs(brighter);
    // What lies beside the document is a picture for Krita; it is no part of what is painted.
    var hash = hash(kra);
    refresh(a);
    assertThat(hash(kra)).isEqualTo(hash);
    // Moved photographs are found by the handle's hash; without any, the last picture is taken.
    Files.move(a, folder.resolve("moved.pfm"));
    assertThat(develop(b, "with.pfm")).hasSameBinaryContentAs(brighter);
    Files.delete(folder.resolve("moved.pfm"));
    Planes last = read(develop(b, "last.pfm"));
    assertThat(notes).anyMatch(n -> n.contains("not at hand") && n.contains("last picture"));
    assertThat(last.at(1, 30, 20)).isCloseTo(read(brighter).at(1, 30, 20), within(1e-4f));
    assertThat(picture).exists();
  }

  @Test
  void a_branch_cannot_show_in_what_it_is_made_of() {
    Path kra = paint(a);
    add(a, "before:colorout", "above the painting");
    assertThatThrownBy(() -> branches().insert("above the painting", null, kra))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("painted below the branch");
    // By way of another photograph's painting neither.
    Path other = paint(b);
    branches().insert("above the painting", null, other);
    add(b, "before:colorout", "round trip");
    assertThatThrownBy(() -> branches().insert("round trip", null, kra))
        .isInstanceOf(Unsupported.class);
  }

  @Test
  void unsaved_work_in_krita_is_not_written_over() throws IOException {
    Path composite = composite();
    add(a, "before:colorout", "sky");
    Files.copy(composite, folder.resolve(".composite.kra-autosave.kra"));
    assertThatThrownBy(() -> branches().insert("sky", null, composite))
        .isInstanceOf(CannotWrite.class)
        .hasMessageContaining("unsaved work");
  }

  @Test
  @Tag("long")
  void the_real_krita_shows_a_composite_of_branches_with_our_numbers() throws IOException {
    Path composite = composite();
    add(a, "before:colorout", "sky");
    add(b, "before:colorout", "light");
    branches().insert("sky", null, composite);
    branches().insert("light", null, composite);
    try (KraDocument document = KraDocument.open(composite)) {
      KraEdit.of(document)
          .compositeOp(document.layers().getFirst(), "add")
          .save(composite, SaveOptions.REPLACE);
    }
    for (String setting : List.of("exposure.ev=0.5", "exposure.ev=2")) {
      set(a, setting);
      refresh(a);
      Planes one = read(develop(a, "one.pfm"));
      Planes two = read(develop(b, "two.pfm"));
      Path out = folder.resolve("shown.tif");
      krita().export(composite, out, Duration.ofMinutes(3), new Cancellation());
      Planes shown = read(out);
      Files.delete(out);
      double worst = 0;
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < (int) one.rect().area(); i++) {
          float sum = one.plane(c)[i] + two.plane(c)[i];
          worst = Math.max(worst, Math.abs(sum - shown.plane(c)[i]) / Math.max(1, Math.abs(sum)));
        }
      }
      System.out.println("branches in Krita, " + setting + ": worst difference " + worst);
      assertThat(worst).isLessThan(1e-5);
    }
  }

  private static void move(Path kra, int x, int y) {
    try (KraDocument document = KraDocument.open(kra)) {
      KraEdit.of(document).move(document.layers().getFirst(), x, y).save(kra, SaveOptions.REPLACE);
    }
  }

  private KritaProgram krita() {
    try {
      return KritaProgram.find(folder.resolve("home"));
    } catch (MissingProgram e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  private Path composite() {
    Path file = folder.resolve("composite.kra");
    NewDocument.of(
            "composite",
            40,
            30,
            PixelFormat.RGBA_F32,
            StandardProfiles.LINEAR_REC2020.description(),
            StandardProfiles.LINEAR_REC2020.bytes())
        .layers(NewNode.paint("mine", EmptyPixels.transparent(PixelFormat.RGBA_F32)))
        .write(file, SaveOptions.REPLACE);
    return file;
  }

  private static List<String> layers(Path document) {
    try (KraDocument open = KraDocument.open(document)) {
      for (Layer layer : open.layers()) {
        if (layer instanceof FileLayer file) {
          assertThat(document.resolveSibling(file.source())).exists();
        }
      }
      return open.layers().stream().map(Layer::name).toList();
    }
  }

  private Path photo(String name, float light) {
    return TestPicture.write(folder.resolve(name), 40, 30, light);
  }

  private Path paint(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return Paint.at(
              darkroom,
              open,
              ownOrNew(open),
              Place.parse("before:colorout"),
              Through.Base.EMBEDDED,
              false,
              memory,
              new Cancellation())
          .document();
    }
  }

  private BranchPlace add(Path photo, String place, String name) {
    try (Photo open = Photo.open(photo)) {
      return branches().add(open, ownOrNew(open), Place.parse(place), name);
    }
  }

  private Branches branches() {
    return new Branches(darkroom, memory, new Cancellation());
  }

  private List<BranchIndex.Listed> list(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return new BranchIndex(memory).list(open, own(open));
    }
  }

  private List<Path> refresh(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return branches().refresh(open, own(open));
    }
  }

  private OwnEdit own(Photo photo) {
    return Objects.requireNonNull(OwnEdit.find(photo, 1, memory.whereabouts(), notes::add));
  }

  private OwnEdit ownOrNew(Photo photo) {
    OwnEdit own = OwnEdit.find(photo, 1, memory.whereabouts(), notes::add);
    Duplicate first = Duplicate.first(photo.file());
    return own == null ? new OwnEdit(first, TestPicture.edit(photo), null) : own;
  }

  private void set(Path photo, String setting) {
    Duplicate first = Duplicate.first(photo);
    Edit edit = Objects.requireNonNull(first.find(Darkroom.catalogue()));
    first.write(edit.set(Darkroom.catalogue(), setting), Darkroom.catalogue());
  }

  private PaintingStatus status(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return PaintingStatus.of(photo, own(open).edit(), open.hash(), _ -> false, memory).getFirst();
    }
  }

  private pentimento.pixel.ContentHash hash(Path kra) {
    try (KraDocument document = KraDocument.open(kra)) {
      return memory.hash(document, "");
    }
  }

  private Path develop(Path photo, String name) {
    Path out = folder.resolve(name);
    try (Photo open = Photo.open(photo)) {
      Develop.run(
          darkroom,
          open,
          ownOrNew(open).edit(),
          new Develop.Request(Target.of(out, null, null, 92), null, null, true),
          new Cancellation(),
          Progress.NONE);
    }
    return out;
  }

  private static Planes read(Path file) {
    try (PictureFile picture = Pictures.open(file)) {
      return picture.read();
    }
  }
}
