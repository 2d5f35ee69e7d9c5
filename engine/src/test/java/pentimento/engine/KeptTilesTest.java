package pentimento.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pentimento.engine.TestOperations.Clip;
import pentimento.engine.TestOperations.Gain;
import pentimento.engine.TestOperations.Mean;
import pentimento.engine.TestOperations.Mirror;
import pentimento.engine.TestOperations.Normalise;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Module;
import pentimento.pipe.Operation;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// What is rendered again, told by the execution log, and that the bits are those of a render from
/// scratch.
class KeptTilesTest {

  private static final Rect SIZE = Rect.ofSize(700, 530);
  private static final int TILES = 9;

  /// Those of same-pixel steps alone are lower.
  private static final int LOW_TILES = 27;

  private final Canvas canvas = new Canvas();
  private final Executor executor = new Executor(2, 128, 32);
  private final List<Executed> log = Collections.synchronizedList(new ArrayList<>());
  private TileCache cache = new TileCache(1L << 30);

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void nothing_changed_renders_nothing() {
    List<Module> pipe = modules(new Gain(2), new Mean(2), new Mirror(0), new Gain(3));
    render(pipe);
    assertThat(ran("gain")).hasSize(2 * TILES);
    assertThat(ran("mean")).hasSize(TILES);
    log.clear();
    render(pipe);
    assertThat(log).isEmpty();
  }

  @Test
  void a_changed_module_renders_from_there() {
    render(modules(new Gain(2), new Mean(2), new Mirror(0), new Clip(0.5f)));
    log.clear();
    render(modules(new Gain(2), new Mean(2), new Mirror(0), new Clip(0.4f)));
    assertThat(ran("mean")).isEmpty();
    assertThat(ran("gain")).isEmpty();
    assertThat(ran("clip")).hasSize(TILES);
  }

  @Test
  void what_modules_in_focus_are_given_is_kept() {
    render(modules(new Gain(2), new Clip(1.5f), new Gain(3)), Set.of("clip"));
    log.clear();
    render(modules(new Gain(2), new Clip(1.25f), new Gain(3)), Set.of("clip"));
    assertThat(log).hasSize(LOW_TILES);
    assertThat(log.getFirst().modules()).extracting(Module::id).containsExactly("clip", "gain");
  }

  @Test
  void changed_and_changed_back_is_a_hit() {
    List<Module> pipe = modules(new Gain(2), new Mean(1));
    render(pipe);
    render(modules(new Gain(3), new Mean(1)));
    log.clear();
    render(pipe);
    assertThat(log).isEmpty();
  }

  @Test
  void of_a_slider_that_is_drawn_along_the_last_versions_are_kept_in_the_memory_of_older_ones() {
    for (int i = 0; i < 10; i++) render(modules(new Gain(2), new Mean(1), new Gain(3 + i)));
    long bytes = cache.bytes();
    for (int i = 10; i < 40; i++) render(modules(new Gain(2), new Mean(1), new Gain(3 + i)));
    // What a thread begins before another one has let go of something.
    long begun = executor.threads() * 4L * 3 * 256 * 64;
    assertThat(cache.bytes()).isLessThanOrEqualTo(bytes + begun);
    log.clear();
    render(modules(new Gain(2), new Mean(1), new Gain(3 + 37)));
    assertThat(log).isEmpty();
    render(modules(new Gain(2), new Mean(1), new Gain(3 + 36)));
    assertThat(ran("gain")).hasSize(LOW_TILES);
    assertThat(ran("mean")).isEmpty();
  }

  @Test
  void a_tile_that_is_held_keeps_its_pixels_while_its_place_is_taken() {
    cache = new TileCache(1L << 24);
    Rect one = Rect.ofSize(256, 256);
    TileCache.Tile held = cache.take(name(0), place(0), () -> filled(one, 0));
    for (int i = 1; i < 30; i++) {
      float value = i;
      try (TileCache.Tile other = cache.take(name(i), place(i % 2), () -> filled(one, value))) {
        assertThat(other.planes().plane(2)).containsOnly(value);
      }
    }
    assertThat(cache.take(name(0))).isNull();
    assertThat(held.planes().plane(0)).containsOnly(0f);
    // Given back, it is the next that is used again.
    float[] plane = held.planes().plane(0);
    cache.clear();
    held.close();
    assertThat(cache.blank(one, 3, 256 * 256).plane(2)).isSameAs(plane);
  }

  private Planes filled(Rect rect, float value) {
    Planes planes = cache.blank(rect, 3, (int) rect.area());
    for (float[] plane : planes.planes()) Arrays.fill(plane, value);
    return planes;
  }

  private static ContentHash name(int i) {
    return new ContentHasher().put(i).hash();
  }

  private static TileCache.Place place(int i) {
    return new TileCache.Place(slot(), i, SIZE);
  }

  @Test
  void a_result_that_came_out_equal_ends_the_work() {
    render(modules(new Clip(100), new Mean(1), new Mirror(0), new Gain(2)), Set.of("mean"));
    log.clear();
    // Nothing is as bright as that: the clipped picture is the same.
    render(modules(new Clip(50), new Mean(1), new Mirror(0), new Gain(2)), Set.of("mean"));
    assertThat(log).hasSize(LOW_TILES);
    assertThat(log.getFirst().modules()).extracting(Module::id).containsExactly("clip");
  }

  @Test
  void a_stroke_renders_its_tiles_and_what_depends_on_them() {
    List<Module> pipe = modules(new Gain(2), new Mean(4), new Mirror(0), new Gain(3));
    render(pipe);
    log.clear();
    // Inside the first tile, near enough to its right edge to be seen by the means beside it.
    canvas.paint(new Rect(250, 30, 4, 5));
    render(pipe);
    assertThat(ran("mean")).extracting(Executed::rect).containsExactlyInAnyOrder(tile(0), tile(1));
    // Mirrored, these columns are those from 700 - 512 to 699, in three tiles.
    assertThat(ran("mirror"))
        .extracting(Executed::rect)
        .containsExactlyInAnyOrder(tile(0), tile(1), tile(2));
    log.clear();
    canvas.paint(new Rect(100, 400, 20, 20));
    render(pipe);
    assertThat(ran("mean")).extracting(Executed::rect).containsExactly(tile(3));
  }

  @Test
  void a_stroke_that_does_not_show_ends_early() {
    List<Module> pipe = modules(new Clip(0), new Mean(1), new Gain(2));
    render(pipe, Set.of("mean"));
    log.clear();
    canvas.paint(new Rect(10, 10, 5, 5));
    render(pipe, Set.of("mean"));
    assertThat(log).hasSize(1);
    assertThat(log.getFirst().modules()).extracting(Module::id).containsExactly("clip");
  }

  @Test
  void what_was_learnt_from_the_whole_picture_is_learnt_again_when_it_changed() {
    List<Module> pipe = modules(new Mean(1), new Normalise(0), new Gain(2));
    render(pipe);
    log.clear();
    render(pipe);
    assertThat(log).isEmpty();
    canvas.paint(new Rect(600, 400, 9, 9));
    render(pipe);
    assertThat(ran("mean")).hasSize(1);
    assertThat(ran("normalise")).hasSize(TILES);
  }

  @Test
  void a_region_renders_its_tiles_only() {
    KeptTiles kept = plan(modules(new Gain(2), new Mean(1)), Set.of());
    Planes part = read(kept, new Rect(300, 300, 30, 40));
    assertThat(log).extracting(Executed::rect).contains(tile(4)).doesNotContain(tile(0));
    assertThat(part.plane(0)).isEqualTo(whole(kept).crop(part.rect()).plane(0));
  }

  @Test
  void a_small_cache_forgets_and_the_bits_stay() {
    cache = new TileCache(3L * 4 * 256 * 256 * 3);
    List<Module> pipe = modules(new Gain(2), new Mean(2), new Mirror(0), new Normalise(0));
    for (int i = 0; i < 3; i++) {
      render(pipe);
      assertThat(cache.bytes()).isLessThanOrEqualTo(3L * 4 * 256 * 256 * 3);
      canvas.paint(new Rect(10 + 40 * i, 20, 30, 30));
    }
  }

  @Test
  void random_changes_give_the_bits_of_a_render_from_scratch() {
    long seed = 20261125;
    Random random = new Random(seed);
    float[] gains = {1, 2, 2.5f};
    for (int i = 0; i < 20; i++) {
      if (random.nextBoolean()) {
        int x = random.nextInt(690);
        int y = random.nextInt(520);
        canvas.paint(new Rect(x, y, 1 + random.nextInt(10), 1 + random.nextInt(10)));
      }
      render(
          modules(
              new Gain(gains[random.nextInt(3)]),
              new Mean(1 + random.nextInt(2)),
              new Clip(gains[random.nextInt(3)]),
              new Mirror(0),
              new Normalise(0),
              new Gain(gains[random.nextInt(3)])),
          random.nextBoolean() ? Set.of("clip") : Set.of());
    }
  }

  @Test
  void missing_counts_what_would_be_rendered() {
    List<Module> pipe = modules(new Gain(2), new Mean(1), new Gain(3));
    assertThat(plan(pipe, Set.of()).missing(SIZE)).isEqualTo(LOW_TILES);
    render(pipe);
    assertThat(plan(pipe, Set.of()).missing(SIZE)).isZero();
    canvas.paint(new Rect(0, 0, 3, 3));
    // Those on the lowest tile that changed.
    assertThat(plan(pipe, Set.of()).missing(SIZE)).isEqualTo(4);
    assertThat(log).isNotEmpty();
  }

  @Test
  void after_cancelling_each_thread_ends_its_tile_and_no_more() {
    Cancellation cancellation = new Cancellation();
    List<Module> pipe = modules(new Gain(2));
    Keeping keeping =
        new Keeping(
            cache,
            TestOperations.CATALOGUE,
            slot(),
            Set.of(),
            entry -> {
              log.add(entry);
              cancellation.cancel();
            });
    KeptTiles kept = new Planner(executor).keep(canvas, pipe, List.of(), keeping, cancellation);
    assertThatThrownBy(() -> executor.read(kept, SIZE, cancellation, Progress.NONE))
        .isInstanceOf(Cancelled.class);
    assertThat(log.size()).isLessThanOrEqualTo(executor.threads());
    // What another render has cancelled is rendered for one that goes on.
    render(pipe);
  }

  @Test
  void what_stands_below_a_cut_is_kept_and_nothing_else() {
    List<Module> first = modules(new Mean(2), new Gain(2), new Mean(1), new Gain(3));
    renderCut(first, List.of(1));
    assertThat(log).extracting(e -> e.modules().size()).containsOnly(1);
    assertThat(ran("mean")).hasSize(TILES);
    long bytes = cache.bytes();
    log.clear();
    renderCut(modules(new Mean(2), new Gain(5), new Mean(3), new Gain(7)), List.of(1));
    assertThat(log).isEmpty();
    assertThat(cache.bytes()).isEqualTo(bytes);
    renderCut(modules(new Mean(3), new Gain(5), new Mean(3), new Gain(7)), List.of(1));
    assertThat(ran("mean")).hasSize(TILES);
  }

  @Test
  void a_higher_cut_is_made_from_a_lower_one() {
    renderCut(modules(new Mean(2), new Gain(2), new Clip(1.5f)), List.of(1));
    log.clear();
    renderCut(modules(new Mean(2), new Gain(2), new Clip(1.25f)), List.of(1, 2));
    assertThat(ran("mean")).isEmpty();
    assertThat(ran("gain")).hasSize(LOW_TILES);
    log.clear();
    renderCut(modules(new Mean(2), new Gain(2), new Clip(1.125f)), List.of(1, 2));
    assertThat(log).isEmpty();
  }

  @Test
  void a_cut_below_a_module_that_is_off_is_below_the_next_one() {
    List<Module> pipe = new ArrayList<>(modules(new Mean(2), new Gain(2), new Gain(3)));
    renderCut(pipe, List.of(1));
    log.clear();
    pipe.set(1, pipe.get(1).withEnabled(false));
    renderCut(pipe, List.of(1));
    assertThat(log).isEmpty();
  }

  @Test
  void what_saw_the_whole_picture_below_a_cut_sees_it_once() {
    renderCut(modules(new Mean(2), new Normalise(0), new Gain(2)), List.of(2));
    log.clear();
    renderCut(modules(new Mean(2), new Normalise(0), new Gain(3)), List.of(2));
    assertThat(log).isEmpty();
    canvas.paint(new Rect(600, 400, 9, 9));
    renderCut(modules(new Mean(2), new Normalise(0), new Gain(3)), List.of(2));
    assertThat(ran("normalise")).hasSize(TILES);
  }

  /// Renders by a plan with cuts and compares with a render from scratch.
  private void renderCut(List<Module> pipe, List<Integer> cuts) {
    Keeping keeping = new Keeping(cache, TestOperations.CATALOGUE, slot(), Set.of(), log::add);
    Plan plan =
        new Planner(executor).plan(canvas, pipe, List.of(), cuts, keeping, new Cancellation());
    Planes kept = executor.render(plan, SIZE, new Cancellation());
    Plan from = new Planner(executor).plan(canvas, pipe, new Cancellation());
    Planes fresh = executor.render(from, SIZE, new Cancellation());
    for (int c = 0; c < 3; c++) {
      assertThat(Arrays.equals(kept.plane(c), fresh.plane(c))).as("plane " + c).isTrue();
    }
  }

  private KeptTiles plan(List<Module> pipe, Set<String> focus) {
    Keeping keeping = new Keeping(cache, TestOperations.CATALOGUE, slot(), focus, log::add);
    return new Planner(executor).keep(canvas, pipe, List.of(), keeping, new Cancellation());
  }

  private void render(List<Module> pipe) {
    render(pipe, Set.of());
  }

  /// Renders from what is kept and compares with a render from scratch.
  private void render(List<Module> pipe, Set<String> focus) {
    Planes kept = whole(plan(pipe, focus));
    Plan plan = new Planner(executor).plan(canvas, pipe, new Cancellation());
    Planes fresh = executor.render(plan, SIZE, new Cancellation());
    for (int c = 0; c < 3; c++) {
      assertThat(Arrays.equals(kept.plane(c), fresh.plane(c))).as("plane " + c).isTrue();
    }
  }

  private Planes whole(KeptTiles kept) {
    return read(kept, SIZE);
  }

  private Planes read(KeptTiles kept, Rect rect) {
    return executor.read(kept, rect, new Cancellation(), Progress.NONE);
  }

  private List<Executed> ran(String id) {
    return log.stream()
        .flatMap(e -> e.modules().stream().filter(m -> m.id().equals(id)).map(m -> e))
        .toList();
  }

  private static Rect tile(int index) {
    return new Rect(index % 3 * 256, index / 3 * 256, 256, 256).intersect(SIZE);
  }

  private static ContentHash slot() {
    return new ContentHasher().put("slot").hash();
  }

  private static List<Module> modules(Operation... operations) {
    List<Module> modules = new ArrayList<>();
    for (Operation o : operations) {
      modules.add(Module.of(TestOperations.CATALOGUE.typeOf(o).id(), o));
    }
    return modules;
  }

  /// A painting whose tiles of 64×64 pixels are named by content.
  private static final class Canvas implements Source {

    private final ImageInfo info = ImageInfo.rgb(SIZE.width(), SIZE.height(), Meaning.WORKING);
    private final Planes planes = Planes.allocate(info.bounds(), 3);
    private final Random random = new Random(7);
    private final List<Rect> tiles = SIZE.tiles(64, 64);
    private final ContentHash[] names = new ContentHash[tiles.size()];

    Canvas() {
      paint(SIZE);
    }

    void paint(Rect rect) {
      for (float[] plane : planes.planes()) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
          for (int x = rect.x(); x < rect.right(); x++) {
            plane[planes.index(x, y)] = 0.1f + random.nextFloat();
          }
        }
      }
      for (int i = 0; i < names.length; i++) {
        if (tiles.get(i).intersect(rect).isEmpty()) continue;
        ContentHasher hasher = new ContentHasher();
        Planes part = planes.crop(tiles.get(i));
        for (float[] plane : part.planes()) hasher.put(plane, 0, (int) part.rect().area());
        names[i] = hasher.hash();
      }
    }

    @Override
    public ImageInfo info() {
      return info;
    }

    @Override
    public ContentHash fingerprint() {
      return name(SIZE);
    }

    @Override
    public ContentHash name(Rect rect) {
      ContentHasher hasher = new ContentHasher();
      for (int i = 0; i < names.length; i++) {
        if (!tiles.get(i).intersect(rect).isEmpty()) hasher.put(names[i]);
      }
      return hasher.hash();
    }

    @Override
    public void read(Planes out) {
      out.copyFrom(planes);
    }
  }
}
