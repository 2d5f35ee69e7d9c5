package pentimento.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pentimento.engine.Outline.Kind;
import pentimento.engine.TestOperations.Gain;
import pentimento.engine.TestOperations.Mean;
import pentimento.engine.TestOperations.Mirror;
import pentimento.engine.TestOperations.Normalise;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Module;
import pentimento.pipe.Operation;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// What is said of a plan is what a render does.
class OutlineTest {

  private static final ImageInfo INFO = ImageInfo.rgb(600, 300, Meaning.WORKING);
  private static final List<Module> PIPE =
      modules(
          new Gain(2),
          new Gain(3),
          new Mean(5),
          new Normalise(0),
          new Mirror(0),
          new Mean(2),
          new Gain(4));

  private final Executor executor = new Executor(2, 100, 50);
  private final List<Executed> log = new ArrayList<>();

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void steps_are_those_of_the_plan_with_the_rectangles_they_make() {
    Plan shown = Planner.forShow().plan(noPixels(), PIPE, new Cancellation());
    Outline outline = executor.outline(shown, new Rect(0, 100, 50, 40));
    assertThat(outline.steps())
        .extracting(Outline.Step::kind)
        .containsExactly(
            Kind.POINTS, Kind.AREA, Kind.GLOBAL, Kind.GEOMETRY, Kind.AREA, Kind.POINTS);
    assertThat(outline.steps())
        .extracting(s -> s.modules().size())
        .containsExactly(2, 1, 1, 1, 1, 1);
    assertThat(outline.steps()).extracting(Outline.Step::halo).containsExactly(0, 5, 0, 0, 2, 0);
    // Mirrored, and cut at the edge of the picture.
    Rect mirrored = new Rect(548, 98, 52, 44);
    assertThat(outline.steps())
        .extracting(Outline.Step::makes)
        .containsExactly(
            new Rect(543, 93, 57, 54),
            mirrored,
            mirrored,
            new Rect(0, 98, 52, 44),
            new Rect(0, 100, 50, 40),
            new Rect(0, 100, 50, 40));
    assertThat(outline.reads()).isEqualTo(new Rect(543, 93, 57, 54));
    assertThat(outline.steps()).noneMatch(Outline.Step::kept);
  }

  @Test
  void a_render_makes_the_rectangles_that_were_foretold() {
    Rect region = new Rect(30, 40, 70, 60);
    try (Executor whole = new Executor(1, 600, 300)) {
      Plan plan = new Planner(whole).plan(grey(), PIPE, new Cancellation());
      Outline foretold =
          whole.outline(Planner.forShow().plan(noPixels(), PIPE, new Cancellation()), region);
      plan.learn();
      Planes _ = new Worker(plan, new StageTimes(plan.stages().size()), log::add).render(region);
      assertThat(log)
          .extracting(Executed::rect)
          .containsExactlyElementsOf(foretold.steps().stream().map(Outline.Step::makes).toList());
    }
  }

  @Test
  void memory_is_that_of_bands_buffers_and_what_is_kept() {
    Plan one = Planner.forShow().plan(noPixels(), modules(new Mean(5)), new Cancellation());
    // Three bands of 50 rows; two threads with a tile and, of the source, a tile and its halo.
    long bands = 4L * 3 * 600 * 150;
    long buffers = 2 * 4 * 3 * (100 * 50 + 110 * 60);
    assertThat(executor.outline(one, INFO.bounds()).flightBytes()).isEqualTo(bands + buffers);
    assertThat(executor.outline(one, INFO.bounds()).heldBytes()).isZero();

    Keeping keeping =
        new Keeping(new TileCache(0), TestOperations.CATALOGUE, new ContentHasher().hash());
    KeptTiles kept =
        Planner.forShow()
            .keep(
                noPixels(),
                modules(new Mean(5), new Gain(2)),
                List.of(),
                keeping,
                new Cancellation());
    Outline outline = executor.outline(new Plan(kept, List.of()), new Rect(250, 10, 10, 10));
    assertThat(outline.steps()).extracting(Outline.Step::kept).containsExactly(true, true);
    // Two tiles of the gain's output, 256 x 64, and of the mean's, 256 x 256.
    assertThat(outline.steps().getLast().makes()).isEqualTo(new Rect(0, 0, 512, 64));
    assertThat(outline.reads()).isEqualTo(new Rect(0, 0, 517, 261));
    assertThat(outline.heldBytes()).isEqualTo(4L * 3 * 512 * (64 + 256));
  }

  @Test
  void a_plan_for_show_cannot_be_carried_out() {
    Plan shown = Planner.forShow().plan(grey(), modules(new Normalise(0)), new Cancellation());
    assertThatThrownBy(() -> executor.render(shown, INFO.bounds(), new Cancellation()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("for show");
  }

  private static Source grey() {
    Planes planes = Planes.allocate(INFO.bounds(), 3);
    for (float[] plane : planes.planes()) java.util.Arrays.fill(plane, 0.5f);
    return Source.of(INFO, new ContentHasher().hash(), planes);
  }

  private static Source noPixels() {
    return new Source() {
      @Override
      public ImageInfo info() {
        return INFO;
      }

      @Override
      public pentimento.pixel.ContentHash fingerprint() {
        return new ContentHasher().hash();
      }

      @Override
      public void read(Planes out) {
        throw new AssertionError("nothing is to be read");
      }
    };
  }

  private static List<Module> modules(Operation... operations) {
    List<Module> modules = new ArrayList<>();
    for (Operation o : operations) modules.add(Module.of("test", o));
    return modules;
  }
}
