package pentimento.studio.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.TestPicture;
import pentimento.studio.branch.Branches;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Through;

/// A watch over a folder with several edits: duplicates, copies made by hand, branches.
class WatchedEditsTest extends WatchedPainting {

  @Test
  void a_duplicate_is_watched_with_its_own_painting() {
    try (Photo open = Photo.open(photo)) {
      Duplicate second = new Duplicate(photo, 2);
      Edit edit = TestPicture.edit(open);
      List<Module> plain =
          edit.modules().stream().filter(m -> !(m.operation() instanceof Through)).toList();
      OwnEdit own = new OwnEdit(second, edit.withModules(plain), null);
      Paint.Made made =
          Paint.at(
              darkroom,
              open,
              own,
              Place.parse("before:colorout"),
              Through.Base.EMBEDDED,
              false,
              memory,
              new Cancellation());
      Watch watch = watch(false, folder);
      settle(watch);
      assertThat(said())
          .containsExactlyInAnyOrder(
              "watching a.pfm: 1 painting",
              "rendered out.pfm",
              "watching a.pfm: 1 painting, duplicate 2",
              "rendered out.2.pfm");
      stroke(made.document(), 1f);
      settle(watch);
      assertThat(said()).containsExactly("rendered out.2.pfm");
      second.write(
          Objects.requireNonNull(second.find(Darkroom.catalogue()))
              .set(Darkroom.catalogue(), "exposure.ev=1.5"),
          Darkroom.catalogue());
      settle(watch);
      assertThat(said())
          .containsExactly(
              "refreshed " + made.document().getFileName() + ": base layer replaced",
              "rendered out.2.pfm");
    }
  }

  @Test
  void an_edit_copied_by_hand_to_another_photograph_is_refused_once() throws IOException {
    Path b = TestPicture.write(folder.resolve("b.pfm"), 40, 30, 0.5f);
    Files.copy(Duplicate.first(photo).sidecar(), Duplicate.first(b).sidecar());
    copied_by_hand(b, 1, "is the edit of");
  }

  @Test
  void an_edit_copied_by_hand_with_the_photograph_is_refused_once() throws IOException {
    Path b = Files.copy(photo, folder.resolve("b.pfm"));
    Files.copy(Duplicate.first(photo).sidecar(), Duplicate.first(b).sidecar());
    exposure(new Duplicate(b, 1), 2f);
    copied_by_hand(b, 1, "is a copy by hand of the edit of a.pfm");
  }

  @Test
  void a_duplicate_copied_by_hand_is_refused_once() throws IOException {
    Path sidecar = new Duplicate(photo, 2).sidecar();
    Files.copy(Duplicate.first(photo).sidecar(), sidecar);
    exposure(new Duplicate(photo, 2), 2f);
    copied_by_hand(photo, 2, "is a copy by hand of the edit of a.pfm");
  }

  /// The copy is said to be one, once; the painting stays the owner's.
  private void copied_by_hand(Path of, int number, String why) throws IOException {
    Watch watch = watch(false, folder);
    settle(watch);
    assertThat(said())
        .containsOnlyOnce("rendered out.pfm")
        .filteredOn(line -> line.startsWith("failed"))
        .singleElement()
        .asString()
        .contains(why);
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
    byte[] copy = Files.readAllBytes(new Duplicate(of, number).sidecar());
    strokeInPlace(2f);
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
    set("exposure.ev=1.5");
    settle(watch);
    assertThat(said()).containsExactly("refreshed a.kra: base layer replaced", "rendered out.pfm");
    settle(watch);
    assertThat(said()).isEmpty();
    assertThat(new Duplicate(of, number).sidecar()).hasBinaryContent(copy);
  }

  private static void exposure(Duplicate place, float ev) {
    Edit edit = Objects.requireNonNull(place.find(Darkroom.catalogue()));
    place.write(edit.set(Darkroom.catalogue(), "exposure.ev=" + ev), Darkroom.catalogue());
  }

  @Test
  void a_change_below_a_branch_renews_its_pictures() {
    Memory remembering = new Memory(folder.resolve("store"));
    Path host = paint(TestPicture.write(folder.resolve("b.pfm"), 40, 30));
    try (Photo open = Photo.open(photo)) {
      Branches branches = new Branches(darkroom, remembering, new Cancellation());
      OwnEdit own = OwnEdit.find(open, 1, remembering.whereabouts(), _ -> {});
      branches.add(open, Objects.requireNonNull(own), Place.parse("before:colorout"), "sky");
      branches.insert("sky", null, host);
    }
    Watch watch =
        new Watch(
            darkroom,
            remembering,
            List.of(photo),
            Watch.Settings.of(false, this::request),
            Watch.Renderer.in(darkroom),
            event -> said.add(line(event)));
    settle(watch);
    assertThat(said()).contains("watching a.pfm: 1 painting, 1 branch");
    set("exposure.ev=1.5");
    settle(watch);
    assertThat(said())
        .anyMatch(line ->
            line.startsWith("refreshed .b.kra.branch.sky.") && line.endsWith(": branch replaced"))
        .contains("refreshed a.kra: base layer replaced", "rendered out.pfm");
    settle(watch);
    assertThat(said()).isEmpty();
  }
}
