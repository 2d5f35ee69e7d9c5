package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.studio.painting.DelegatedInputs.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.engine.store.ObjectStore;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Progress;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.Workflow;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.PaintingStatus.State;

/// The three hashes of a painting above modules that the real darktable renders.
class DelegatedStatesTest {

  @TempDir private Path folder = Path.of("");

  private Memory memory = new Memory(null);
  private ObjectStore store = new ObjectStore(Path.of(""));
  private Darkroom darkroom = new Darkroom(new Executor(1, 64, 64), (_, _, _, _, _) -> null);
  private Path photo = Path.of("");
  private Path kra = Path.of("");

  @BeforeEach
  void paint() throws IOException {
    photo = Files.copy(vector("bayer-hot.dng"), folder.resolve("hot.dng"));
    memory = new Memory(folder.resolve("store"));
    store = new ObjectStore(folder.resolve("store"));
    darkroom.close();
    darkroom = new Darkroom(new Executor(2, 64, 64), new Painter(store, memory, _ -> {}));
    try (Photo open = Photo.open(photo)) {
      Edit edit = Edits.of(open, vector("hotpixels.xmp"), Workflow.NONE, List.of());
      OwnEdit own = new OwnEdit(Duplicate.first(photo), edit, null);
      Place place = Place.parse("before:colorout");
      Through.Base base = Through.Base.EMBEDDED;
      kra =
          Paint.at(darkroom, open, own, place, base, false, memory, new Cancellation()).document();
    }
    develop();
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  @Test
  void each_combination_of_fresh_and_stale_is_told_with_its_reasons() throws IOException {
    Path sidecar = Duplicate.first(photo).sidecar();
    Path edit = Files.copy(sidecar, folder.resolve("edit.kept"));
    Path document = Files.copy(kra, folder.resolve("kra.kept"));
    for (int stale = 0; stale < 8; stale++) {
      Files.copy(edit, sidecar, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(document, kra, StandardCopyOption.REPLACE_EXISTING);
      boolean below = (stale & 1) != 0;
      boolean painting = (stale & 2) != 0;
      boolean result = (stale & 4) != 0;
      if (below) threshold(0.25f);
      if (painting) stroke();
      if (result) {
        store.remove(result());
      } else {
        develop();
      }
      PaintingStatus status = status(memory);
      assertThat(List.of(status.below(), status.painting(), status.result()))
          .as("combination " + stale)
          .containsExactly(
              state(below), state(painting), result && stale == 4 ? State.MISSING : state(result));
      List<String> reasons = new ArrayList<>();
      if (below) reasons.add("hotpixels.params[1] was 0.02, is 0.25");
      if (painting) reasons.add("painted since the edit last took note");
      if (result) reasons.add("the flattened painting is made at the next render");
      assertThat(status.reasons()).as("combination " + stale).isEqualTo(reasons);
    }
    try (Photo open = Photo.open(photo)) {
      assertThat(Refresh.run(darkroom, open, edit(), memory, new Cancellation()))
          .extracting(Refresh.Outcome::state)
          .containsExactly(Refresh.State.REPLACED);
    }
    develop();
    PaintingStatus status = status(memory);
    assertThat(List.of(status.below(), status.painting(), status.result()))
        .containsOnly(State.FRESH);
    assertThat(status.reasons()).isEmpty();
  }

  @Test
  void what_is_missing_or_damaged_is_told() throws IOException {
    byte[] whole = Files.readAllBytes(kra);
    Files.write(kra, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(status(memory).below()).isEqualTo(State.CORRUPT);
    assertThat(status(memory).painting()).isEqualTo(State.CORRUPT);
    Files.delete(kra);
    assertThat(status(memory).below()).isEqualTo(State.MISSING);
    assertThat(status(memory).result()).isEqualTo(State.MISSING);
  }

  @Test
  void without_darktable_its_part_is_taken_for_what_it_was() {
    Memory without = new Memory(folder.resolve("store"), () -> null);
    String note = "darktable, which renders a part of what is below, was not found";
    PaintingStatus status = status(without);
    assertThat(List.of(status.below(), status.painting(), status.result()))
        .containsOnly(State.FRESH);
    assertThat(status.reasons()).containsExactly(note);
    threshold(0.25f);
    assertThat(status(without).below()).isEqualTo(State.STALE);
    assertThat(status(without).reasons()).startsWith(note, "hotpixels.params[1] was 0.02, is 0.25");
  }

  @Test
  void another_version_of_darktable_makes_the_base_stale() {
    PaintingStatus status = status(new Memory(folder.resolve("store"), () -> "99.1"));
    assertThat(status.below()).isEqualTo(State.STALE);
    assertThat(status.reasons()).anyMatch(reason -> reason.matches("darktable was .+, is 99.1"));
  }

  private static State state(boolean stale) {
    return stale ? State.STALE : State.FRESH;
  }

  /// Changes a value in the structure that the edit keeps for darktable.
  private void threshold(float value) {
    Edit edit = edit();
    int at = edit.indexOf("hotpixels");
    Module module = edit.modules().get(at);
    if (!(module.operation() instanceof Opaque o)) throw new AssertionError(module.operation());
    String hex = HexFormat.of().toHexDigits(Integer.reverseBytes(Float.floatToIntBits(value)));
    String params = o.params().substring(0, 8) + hex + o.params().substring(16);
    Opaque changed =
        new Opaque(o.id(), o.version(), params, o.blendVersion(), o.blend(), o.forms(), o.reason());
    Edit now =
        edit.replace(
            at, new Module(module.id(), module.instance(), "a label", true, changed, Map.of()));
    Duplicate.first(photo).write(now, Darkroom.catalogue());
  }

  private void stroke() {
    try (KraDocument document = KraDocument.open(kra)) {
      if (!(document.layers().getFirst() instanceof PaintLayer layer)) throw new AssertionError();
      KraEdit.of(document).pixels(layer, TestPicture.stroke(2f)).save(kra, SaveOptions.REPLACE);
    }
  }

  private ContentHash result() {
    Edit edit = edit();
    int index = edit.indexOf("through");
    try (Photo open = Photo.open(photo);
        KraDocument document = KraDocument.open(kra)) {
      ContentHash below = Cut.of(darkroom, open, edit, index, new Cancellation()).hash();
      Module module = edit.modules().get(index);
      if (!(module.operation() instanceof Through through)) throw new AssertionError();
      return Chain.result(document, through, below, memory, Set.of());
    }
  }

  private Edit edit() {
    return Objects.requireNonNull(Duplicate.first(photo).find(Darkroom.catalogue()));
  }

  private PaintingStatus status(Memory with) {
    try (Photo open = Photo.open(photo)) {
      return PaintingStatus.of(photo, edit(), open.hash(), store::has, with).getFirst();
    }
  }

  private void develop() {
    Target target = Target.of(folder.resolve("out.pfm"), null, null, 92);
    try (Photo open = Photo.open(photo)) {
      Develop.run(
          darkroom,
          open,
          edit(),
          new Develop.Request(target, null, null, true),
          new Cancellation(),
          Progress.NONE);
    }
  }
}
