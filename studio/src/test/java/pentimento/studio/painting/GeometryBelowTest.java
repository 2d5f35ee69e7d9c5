package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pentimento.engine.Executor;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.kra.edit.CanvasMotion;
import pentimento.ops.crop.Crop;
import pentimento.ops.flip.Flip;
import pentimento.ops.flip.Orientation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Operation;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.studio.Rendering;

/// Where a picture lies that darktable rendered, without darktable at work.
class GeometryBelowTest {

  private static final ImageInfo PHOTO = ImageInfo.rgb(120, 100, Meaning.WORKING);

  private static final Module CROP = Module.of("crop", new Crop(0.1f, 0.2f, 0.8f, 0.8f));

  private static final Module WHOLE = Module.of("crop", Crop.DEFAULTS);

  private final Executor executor = new Executor(1, 64, 64);

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void crops_and_turns_are_followed_where_darktable_renders_them() {
    Module quarter = Module.of("flip", new Flip(Orientation.ROTATE_90));
    CanvasPlace whole = place(84 + 36, 60 + 40, WHOLE, opaque("velvia", "00"));
    CanvasPlace cropped = place(84, 60, CROP, opaque("velvia", "00"));
    assertThat(whole.to(cropped)).isEqualTo(CanvasMotion.by(-12, -20));
    CanvasPlace turned = place(100, 120, quarter, opaque("velvia", "00"));
    CanvasPlace ours = ours(quarter);
    assertThat(turned).isEqualTo(ours);
    assertThat(place(84, 60, CROP, opaque("velvia", "01"))).isEqualTo(cropped);
  }

  @Test
  void crops_above_a_lens_correction_are_followed_and_a_change_of_the_correction_is_not() {
    Module lens = opaque("lens", "01");
    CanvasPlace whole = place(120, 100, lens, WHOLE, opaque("velvia", "00"));
    CanvasPlace cropped = place(84, 60, lens, CROP, opaque("velvia", "00"));
    assertThat(cropped.ground()).isEqualTo(whole.ground()).isNotEmpty();
    assertThat(whole.to(cropped)).isEqualTo(CanvasMotion.by(-12, -20));
    CanvasPlace other = place(84, 60, opaque("lens", "02"), CROP, opaque("velvia", "00"));
    assertThat(other.ground()).isNotEqualTo(cropped.ground());
    assertThat(place(84, 60, CROP).ground()).isNotEqualTo(cropped.ground());
    Module off = lens.withEnabled(false);
    assertThat(place(84, 60, off, CROP, opaque("velvia", "00")).ground()).isEmpty();
    // Above the part that darktable renders, a crop is ours.
    assertThat(place(List.of(lens), 120, 100, List.of(CROP))).isEqualTo(cropped);
  }

  @Test
  void what_is_below_a_correction_belongs_to_its_ground() {
    Module mirror = Module.of("flip", new Flip(Orientation.ROTATE_180));
    Module lens = opaque("lens", "01");
    assertThat(place(119, 99, mirror, lens).ground()).isNotEqualTo(place(120, 100, lens).ground());
  }

  @Test
  void crops_between_a_perspective_and_the_next_module_of_darktables_are_not_followed() {
    Module perspective = opaque("ashift", "01");
    CanvasPlace one = place(80, 70, perspective, CROP, opaque("velvia", "00"));
    CanvasPlace two = place(90, 90, perspective, WHOLE, opaque("velvia", "00"));
    assertThat(one.ground()).isNotEmpty().isNotEqualTo(two.ground());
    // With nothing of darktable's above, they are.
    CanvasPlace three = place(List.of(perspective), 110, 90, List.of(CROP));
    CanvasPlace four = place(List.of(perspective), 110, 90, List.of(WHOLE));
    assertThat(four.to(three)).isEqualTo(CanvasMotion.by(-11, -18));
  }

  @Test
  void a_size_that_darktable_makes_otherwise_is_a_ground_of_its_own() {
    CanvasPlace foreseen = place(84, 60, CROP, opaque("velvia", "00"));
    assertThat(place(85, 60, CROP, opaque("velvia", "00")).ground()).isEqualTo(foreseen.ground());
    assertThat(place(90, 60, CROP, opaque("velvia", "00")).ground()).isNotEmpty();
  }

  @Test
  void places_written_before_grounds_were_are_trusted_only_where_darktable_had_no_part() {
    CanvasPlace place = place(120, 100, opaque("lens", "01"));
    assertThat(CanvasPlace.ofJson(place.json(), true)).isEqualTo(place);
    List<Object> before = place.json().subList(0, 8);
    assertThat(CanvasPlace.ofJson(before, true)).isNull();
    assertThat(Objects.requireNonNull(CanvasPlace.ofJson(before, false)).ground()).isEmpty();
  }

  private static Module opaque(String id, String params) {
    return Module.of(id, new Opaque(id, 1, params, "not ours"));
  }

  /// The place of a picture that darktable rendered.
  private CanvasPlace place(int width, int height, Module... delegated) {
    return place(Arrays.asList(delegated), width, height, List.of());
  }

  private CanvasPlace ours(Module... modules) {
    return place(List.of(), 120, 100, Arrays.asList(modules));
  }

  private CanvasPlace place(List<Module> delegated, int width, int height, List<Module> above) {
    ImageInfo info = PHOTO.withSize(width, height);
    Source source = Source.of(info, new ContentHasher().hash(), Planes.allocate(info.bounds(), 3));
    List<Module> all = new ArrayList<>(above);
    for (Module module : all) {
      Operation operation = module.operation();
      assertThat(operation).isNotInstanceOf(Opaque.class);
    }
    Rendering rendering =
        new Rendering(
            List.of(
                new Rendering.Segment(
                    delegated,
                    PHOTO,
                    above,
                    List.of(),
                    source,
                    new Planner(executor).plan(source, above, List.of(), new Cancellation()))));
    return Objects.requireNonNull(CanvasPlace.of(rendering));
  }
}
