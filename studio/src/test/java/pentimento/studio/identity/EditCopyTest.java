package pentimento.studio.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Planes;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Through;

/// Duplicates and copies of edits: each with paintings of its own.
class EditCopyTest extends PaintedPhotos {

  @Test
  void the_duplicates_of_a_renamed_photograph_are_among_its_edits() throws IOException {
    OwnEdit _ = duplicate(a);
    Path c = Files.move(a, folder.resolve("c.pfm"));
    try (Photo open = Photo.open(c)) {
      assertThat(OwnEdit.numbers(open, memory.whereabouts())).containsExactly(1, 2);
    }
    try (Photo open = Photo.open(b)) {
      assertThat(OwnEdit.numbers(open, memory.whereabouts())).containsExactly(1);
    }
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
}
