package pentimento.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.engine.Executor;
import pentimento.engine.KeptTiles;
import pentimento.engine.Plan;
import pentimento.engine.Stage;
import pentimento.ops.crop.Crop;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.studio.painting.Cut;
import pentimento.studio.painting.LivePaintings;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Through;

/// What of a picture below a painting is rendered again when its edit changes; the sample, really
/// demosaiced.
class LiveBelowTest {

  @TempDir Path folder = Path.of("");

  private final Painter painter = new Painter(null, new Memory(null), _ -> {});
  private final Darkroom scratch = new Darkroom(new Executor(2), painter);
  private Darkroom live = with(1L << 30);
  private Path photo = Path.of("");
  private int index;
  private @Nullable Edit edit;

  private Darkroom with(long bytes) {
    LiveBelow below = new LiveBelow(bytes);
    Live all = new Live(new LivePaintings(0), new LiveOutputs(0), below);
    return new Darkroom(new Executor(2), painter, all, null, _ -> {});
  }

  @BeforeEach
  void paint() throws IOException {
    Path sample = Path.of("..", "samples", "still-life.dng");
    Assumptions.assumeTrue(Files.exists(sample), "needs the sample");
    photo = Files.copy(sample, folder.resolve("a.dng"));
    try (Photo open = Photo.open(photo)) {
      Edit plain = Edits.of(open, null, Workflow.FILMIC, List.of());
      Place place = Place.parse("before:filmicrgb");
      Edit painted =
          Paint.at(scratch, open, plain, place, Through.Base.LINKED, false, new Cancellation())
              .edit();
      for (Module module : painted.modules()) {
        if (module.operation() instanceof Through) index = painted.modules().indexOf(module);
      }
      assertThat(index).isPositive();
      edit = painted;
    }
  }

  @AfterEach
  void close() {
    live.close();
    scratch.close();
  }

  @Test
  void a_new_exposure_demosaics_nothing() {
    KeptTiles kept = kept(render("exposure.ev=1"));
    assertThat(stages(kept.plan())).contains("demosaic").doesNotContain("exposure");
    Plan second = render("exposure.ev=-0.5");
    assertThat(stages(second)).contains("exposure").doesNotContain("demosaic");
  }

  @Test
  void the_first_change_finds_what_was_kept_before() {
    Plan _ = render("exposure.ev=1");
    try (Photo open = Photo.open(photo)) {
      KeptTiles kept = kept(plan(live, open, "exposure.ev=2"));
      assertThat(kept.missing(kept.info().bounds())).isZero();
    }
  }

  @Test
  void a_change_below_is_rendered_from_below() {
    Plan _ = render("exposure.ev=1");
    try (Photo open = Photo.open(photo)) {
      KeptTiles kept = kept(plan(live, open, "temperature.red=1.25"));
      assertThat(kept.missing(kept.info().bounds())).isPositive();
    }
    Plan _ = render("temperature.red=1.25");
    Plan _ = render("exposure.ev=1");
  }

  @Test
  void what_the_module_in_hand_is_given_is_kept_too() {
    Plan _ = render("exposure.ev=1");
    Plan _ = render("channelmixerrgb.gamut=0.5");
    Plan third = render("channelmixerrgb.gamut=0.7");
    assertThat(stages(third)).doesNotContain("exposure");
    KeptTiles kept = kept(third);
    assertThat(stages(kept.plan())).contains("exposure").doesNotContain("demosaic");
  }

  @Test
  void a_picture_that_does_not_fit_is_not_kept() {
    live.close();
    live = with(1L << 20);
    assertThat(render("exposure.ev=1").source()).isNotInstanceOf(KeptTiles.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flip.orientation=rotate-90",
        "flip.orientation=mirror-columns",
        "crop.left=0.251 crop.top=0.13",
        "flip.orientation=rotate-90 crop.left=0.25",
        "exposure.ev=1",
      })
  void a_base_says_of_itself_what_one_from_scratch_does(String settings) {
    Edit set = Objects.requireNonNull(edit);
    Edit moved = set.insert(index, Module.of("crop", Crop.DEFAULTS));
    for (String setting : settings.split(" ")) moved = moved.set(Darkroom.catalogue(), setting);
    try (Photo open = Photo.open(photo)) {
      Cut kept = Cut.of(live, open, moved, index + 1, new Cancellation());
      assertThat(kept(kept.rendering().plan()).plan().allStages()).isNotEmpty();
      Cut fresh = Cut.of(scratch, open, moved, index + 1, new Cancellation());
      assertThat(kept.record("layer")).isEqualTo(fresh.record("layer"));
    }
  }

  private static KeptTiles kept(Plan plan) {
    assertThat(plan.source()).isInstanceOf(KeptTiles.class);
    return (KeptTiles) plan.source();
  }

  private static List<String> stages(Plan plan) {
    List<String> all = new ArrayList<>();
    for (Stage stage : plan.stages()) for (Module m : stage.modules()) all.add(m.id());
    return all;
  }

  private Plan plan(Darkroom darkroom, Photo open, String setting) {
    Edit set = Objects.requireNonNull(edit).set(Darkroom.catalogue(), setting);
    return darkroom.below(open, set, index, new Cancellation()).plan();
  }

  /// Renders what stands below the painting; the bits are those of a render from scratch.
  private Plan render(String setting) {
    try (Photo open = Photo.open(photo)) {
      Plan plan = plan(live, open, setting);
      Planes kept = live.executor().render(plan, plan.out().bounds(), new Cancellation());
      Plan whole = plan(scratch, open, setting);
      Planes fresh = scratch.executor().render(whole, whole.out().bounds(), new Cancellation());
      for (int c = 0; c < 3; c++) {
        assertThat(Arrays.equals(kept.plane(c), fresh.plane(c))).as("plane " + c).isTrue();
      }
      return plan;
    }
  }
}
