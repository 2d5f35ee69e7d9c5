package pentimento.studio.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.pipe.Edit;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.PaintingStatus;

/// What belongs together is found by content, whatever the files are called; what does not is
/// refused.
class FoundAgainTest extends PaintedPhotos {

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
  void a_replaced_photograph_is_said() {
    Path _ = photo("a.pfm", 0.3f);
    Path _ = develop(a, 1, "out.pfm");
    assertThat(notes).anyMatch(n -> n.contains("replaced or changed"));
    assertThat(status(a).reasons()).contains("the photograph's bytes changed");
  }
}
