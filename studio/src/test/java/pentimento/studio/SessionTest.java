package pentimento.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.darktable.conform.Difference;
import pentimento.darktable.conform.Measure;
import pentimento.engine.Executed;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;
import pentimento.ops.finalscale.FinalScale;
import pentimento.ops.temperature.Temperature;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Painter;

/// What a session shows against the full render, and what it runs to show it.
class SessionTest {

  private final Darkroom darkroom =
      new Darkroom(new Executor(2, 512, 64), new Painter(null, new Memory(null), _ -> {}));
  private final List<Executed> log = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    darkroom.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400x400, ''",
    "300x1000, 'flip.orientation=rotate-90 crop.left=0.137 crop.top=0.061 crop.right=0.871'",
    "400x400, 'flip.orientation=rotate-180 exposure.ev=1.5'",
    "400x400, 'flip.orientation=transverse crop.top=0.2'",
    "400x400, 'flip.orientation=mirror-columns crop.left=0.1'",
    "400x400, 'demosaic.method=passthrough-monochrome'",
    "1100x1100, ''",
  })
  void a_preview_of_the_sample_resembles_the_full_render_made_small(String box, String settings) {
    Path photo = Path.of("..", "samples", "still-life.dng");
    Assumptions.assumeTrue(Files.exists(photo), "needs the sample");
    resembles(photo, null, box, settings.isEmpty() ? List.of() : List.of(settings.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "colorchart.dng, colorchart-default-filmic.xmp, 300x300",
    "colorchart.dng, colorchart-default-sigmoid.xmp, 300x300",
    "hero7-3mp.dng, hero7-default-filmic.xmp, 800x800",
    "hero7-3mp.dng, hero7-default-filmic.xmp, 1600x1600",
    "hero7-3mp.dng, hero7-default-sigmoid.xmp, 800x800",
    "hero7-3mp.dng, hero7-default-sigmoid.xmp, 1600x1600",
  })
  void a_preview_of_a_real_photograph_resembles_the_full_render(
      String raw, String edit, String box) {
    Path corpus = Path.of(System.getProperty("pentimento.shared", ""), "corpus", "darktable");
    Assumptions.assumeTrue(Files.exists(corpus), "needs the test inputs: " + corpus);
    resembles(
        corpus.resolve("raws").resolve(raw), corpus.resolve("edits").resolve(edit), box, List.of());
  }

  /// The white balance is split between mosaic and small picture: an eighth of a stop off the round
  /// one is the farthest.
  @ParameterizedTest
  @CsvSource({"1.09, 1.09", "0.918, 1.09", "1.09, 0.918", "0.918, 0.918"})
  void a_preview_in_another_white_balance_resembles_too(float red, float blue) {
    Path corpus = Path.of(System.getProperty("pentimento.shared", ""), "corpus", "darktable");
    Assumptions.assumeTrue(Files.exists(corpus), "needs the test inputs: " + corpus);
    for (String raw : new String[] {"hero7-3mp.dng", "colorchart.dng"}) {
      Path file = corpus.resolve("raws").resolve(raw);
      try (Photo photo = Photo.open(file)) {
        Temperature usual = Temperature.forCamera(Objects.requireNonNull(photo.camera()));
        List<String> settings =
            List.of(
                "temperature.red=" + usual.red() * red, "temperature.blue=" + usual.blue() * blue);
        resembles(file, null, "800x800", settings);
      }
    }
  }

  @Test
  void a_white_balance_in_hand_leaves_the_mosaic_alone(@TempDir Path folder) throws IOException {
    Path sample = Path.of("..", "samples", "still-life.dng");
    Assumptions.assumeTrue(Files.exists(sample), "needs the sample");
    // Without its painting, below which nothing is made small.
    Path photo = Files.copy(sample, folder.resolve("a.dng"));
    Develop.Size box = new Develop.Size(300, 300);
    try (Session session = session(photo)) {
      Edit edit = Edits.of(session.photo(), null, Workflow.FILMIC, List.of());
      session.preview(edit, box, new Cancellation(), Progress.NONE);
      float red = Temperature.forCamera(Objects.requireNonNull(session.photo().camera())).red();
      log.clear();
      Edit warmer = edit.set(Darkroom.catalogue(), "temperature.red=" + red * 1.05f);
      Planes one = session.preview(warmer, box, new Cancellation(), Progress.NONE);
      assertThat(ran()).contains("temperature", "filmicrgb").doesNotContain("demosaic");
      // The same edit, whatever was shown before.
      try (Session fresh = session(photo)) {
        same(fresh.preview(warmer, box, new Cancellation(), Progress.NONE), one);
      }
    }
  }

  private void resembles(Path file, @Nullable Path given, String box, List<String> settings) {
    try (Session session = session(file)) {
      Edit edit = Edits.of(session.photo(), given, Workflow.FILMIC, settings);
      Develop.Size size = Develop.Size.parse(box);
      Planes preview = session.preview(edit, size, new Cancellation(), Progress.NONE);
      Planes full =
          full(
              session.photo(),
              edit,
              Module.of("finalscale", new FinalScale(size.width(), size.height())));
      assertThat(preview.rect()).isEqualTo(full.rect());
      Difference difference = Difference.of(full, preview, Measure.DELTA_E_2000);
      assertThat(difference.mean()).isLessThanOrEqualTo(0.77);
    }
  }

  @Test
  void a_region_is_that_of_the_full_render_and_sliders_run_what_is_above_them() {
    Path photo = Path.of("..", "samples", "still-life.dng");
    Assumptions.assumeTrue(Files.exists(photo), "needs the sample");
    try (Session session = session(photo)) {
      Edit edit = Edits.of(session.photo(), null, Workflow.FILMIC, List.of());
      Rect region = new Rect(411, 303, 217, 190);
      Planes part = region(session, edit, region);
      same(part, full(session.photo(), edit, null).crop(region));
      log.clear();
      region(session, edit, region);
      assertThat(log).isEmpty();

      Edit brighter = edit.set(Darkroom.catalogue(), "exposure.ev=1.25");
      same(region(session, brighter, region), full(session.photo(), brighter, null).crop(region));
      assertThat(ran()).contains("exposure", "filmicrgb").doesNotContain("demosaic", "temperature");
      log.clear();
      session.preview(brighter, new Develop.Size(300, 300), new Cancellation(), Progress.NONE);
      assertThat(ran()).contains("preview-scale", "filmicrgb");
      log.clear();
      Edit contrast = brighter.set(Darkroom.catalogue(), "filmicrgb.contrast=1.5");
      session.preview(contrast, new Develop.Size(300, 300), new Cancellation(), Progress.NONE);
      assertThat(ran()).contains("filmicrgb").doesNotContain("preview-scale");
      log.clear();
      // In hand from now on: what it is given is kept.
      Edit more = contrast.set(Darkroom.catalogue(), "filmicrgb.contrast=1.6");
      session.preview(more, new Develop.Size(300, 300), new Cancellation(), Progress.NONE);
      assertThat(ran()).containsOnly("filmicrgb", "colorout");
      log.clear();
      session.preview(contrast, new Develop.Size(300, 300), new Cancellation(), Progress.NONE);
      session.preview(more, new Develop.Size(300, 300), new Cancellation(), Progress.NONE);
      assertThat(log).isEmpty();
    }
  }

  private Session session(Path photo) {
    return new Session(darkroom, Photo.open(photo), OutputSpace.SRGB, 1L << 28, log::add);
  }

  private static Planes region(Session session, Edit edit, Rect region) {
    return session.region(edit, region, new Cancellation(), Progress.NONE);
  }

  private List<String> ran() {
    return log.stream().flatMap(e -> e.modules().stream()).map(Module::id).distinct().toList();
  }

  private static void same(Planes one, Planes other) {
    assertThat(one.rect()).isEqualTo(other.rect());
    for (int c = 0; c < one.channels(); c++) {
      assertThat(Arrays.equals(one.plane(c), other.plane(c))).as("plane " + c).isTrue();
    }
  }

  /// The edit rendered from scratch to sRGB, and `last` above it.
  private Planes full(Photo photo, Edit edit, @Nullable Module last) {
    Ending ending =
        Ending.of(
            edit, edit.modules().size(), Module.of("colorout", new ColorOut(OutputSpace.SRGB)));
    List<Module> tail = new ArrayList<>(ending.tail());
    if (last != null) tail.add(last);
    Plan plan =
        darkroom
            .prepare(
                photo,
                ending.edit(),
                ending.edit().modules().size(),
                tail,
                OutputSpace.SRGB.rgb(),
                true,
                new Cancellation())
            .plan();
    return darkroom.executor().render(plan, plan.out().bounds(), new Cancellation());
  }
}
