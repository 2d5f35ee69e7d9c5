package pentimento.studio.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.pixel.BadInput;
import pentimento.studio.painting.PaintingStatus;

/// What crashes and synced folders left behind is offered, and taken only by the user's word.
class OfferTest extends PaintedPhotos {

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
}
