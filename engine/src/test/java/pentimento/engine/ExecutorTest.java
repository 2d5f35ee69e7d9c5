package pentimento.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pentimento.engine.TestOperations.Blur;
import pentimento.engine.TestOperations.Gain;
import pentimento.engine.TestOperations.Mean;
import pentimento.engine.TestOperations.Mirror;
import pentimento.engine.TestOperations.Normalise;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Operation;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.pixel.numeric.RecursiveGaussian;

class ExecutorTest {

  private static final List<Module> PIPE =
      modules(
          new Gain(2),
          new Gain(0.3f),
          new Mean(1),
          new Mirror(0),
          new Normalise(0),
          new Gain(5),
          new Mean(1));

  @Test
  void bits_do_not_depend_on_tiles_or_threads() {
    for (Rect size : List.of(Rect.ofSize(1, 1), Rect.ofSize(37, 53), Rect.ofSize(130, 65))) {
      Source source = source(size.width(), size.height());
      Planes reference = null;
      for (int threads = 1; threads <= 3; threads++) {
        for (int tile : new int[] {1, 7, 64, 1024}) {
          try (Executor executor = new Executor(threads, tile, tile + 2)) {
            Plan plan = new Planner(executor).plan(source, PIPE, new Cancellation());
            Planes out = executor.render(plan, plan.out().bounds(), new Cancellation());
            if (reference == null) reference = out;
            for (int c = 0; c < 3; c++) assertThat(out.plane(c)).isEqualTo(reference.plane(c));
            Rect part = new Rect(size.width() / 3, size.height() / 2, 1, size.height() / 3 + 1);
            part = part.intersect(size);
            Planes cut = executor.render(plan, part, new Cancellation());
            for (int c = 0; c < 3; c++) {
              assertThat(cut.plane(c)).isEqualTo(reference.crop(part).plane(c));
            }
          }
        }
      }
    }
  }

  @Test
  void a_plan_looks_at_the_picture_only_when_it_is_rendered() {
    int[] reads = new int[1];
    Source source = source(60, 40);
    Source counted =
        new Source() {
          @Override
          public ImageInfo info() {
            return source.info();
          }

          @Override
          public pentimento.pixel.ContentHash fingerprint() {
            return source.fingerprint();
          }

          @Override
          public void read(Planes out) {
            synchronized (reads) {
              reads[0]++;
            }
            source.read(out);
          }
        };
    try (Executor executor = new Executor(2, 16, 16)) {
      Plan plan = new Planner(executor).plan(counted, PIPE, new Cancellation());
      assertThat(reads[0]).isZero();
      Rect part = new Rect(0, 0, 1, 1);
      Planes once = executor.render(plan, part, new Cancellation());
      int first = reads[0];
      Planes again = executor.render(plan, part, new Cancellation());
      assertThat(again.plane(0)).isEqualTo(once.plane(0));
      assertThat(reads[0] - first).as("it looks once").isLessThan(first);
    }
  }

  @Test
  void what_runs_over_whole_rows_and_columns_does_not_know_tiles() {
    List<Module> pipe =
        modules(new Mean(2), new Blur(3.5f), new Mirror(0), new Mean(1), new Blur(1));
    Source source = source(101, 75);
    Planes reference = null;
    for (int threads = 1; threads <= 3; threads++) {
      for (int tile : new int[] {5, 64, 1024}) {
        try (Executor executor = new Executor(threads, tile, tile + 2)) {
          Plan below = new Planner(executor).plan(source, pipe.subList(0, 1), new Cancellation());
          Planes expected = executor.render(below, below.out().bounds(), new Cancellation());
          RecursiveGaussian gaussian = new RecursiveGaussian(3.5);
          for (float[] plane : expected.planes()) {
            gaussian.columns(plane, 101, 75, 0, 101);
            gaussian.rows(plane, 101, 0, 75);
          }
          Plan blurred = new Planner(executor).plan(source, pipe.subList(0, 2), new Cancellation());
          Planes once = executor.render(blurred, blurred.out().bounds(), new Cancellation());
          Plan plan = new Planner(executor).plan(source, pipe, new Cancellation());
          Planes out = executor.render(plan, plan.out().bounds(), new Cancellation());
          Rect part = new Rect(17, 60, 40, 15);
          Planes cut = executor.render(plan, part, new Cancellation());
          if (reference == null) reference = out;
          for (int c = 0; c < 3; c++) {
            assertThat(once.plane(c)).isEqualTo(expected.plane(c));
            assertThat(out.plane(c)).isEqualTo(reference.plane(c));
            assertThat(cut.plane(c)).isEqualTo(reference.crop(part).plane(c));
          }
        }
      }
    }
  }

  @Test
  void neighbouring_point_modules_fuse_and_disabled_ones_vanish() {
    try (Executor executor = new Executor(1, 16, 16)) {
      List<Module> modules = new java.util.ArrayList<>(PIPE);
      modules.set(6, modules.get(6).withEnabled(false));
      Plan plan = new Planner(executor).plan(source(9, 9), modules, new Cancellation());
      assertThat(plan.stages()).hasSize(5);
      assertThat(plan.stages().getFirst().modules()).hasSize(2);
    }
  }

  @Test
  void what_is_not_ours_stops_with_its_name() {
    try (Executor executor = new Executor(1, 16, 16)) {
      List<Module> modules =
          List.of(Module.of("liquify", new Opaque("liquify", 1, "00", "unknown operation")));
      assertThatThrownBy(
              () -> new Planner(executor).plan(source(9, 9), modules, new Cancellation()))
          .isInstanceOf(Unsupported.class)
          .hasMessageContaining("liquify");
    }
  }

  @Test
  void a_cancelled_render_stops_and_a_failing_one_says_why() {
    try (Executor executor = new Executor(2, 4, 4)) {
      Plan plan = new Planner(executor).plan(source(64, 64), PIPE, new Cancellation());
      Cancellation cancellation = new Cancellation();
      assertThatThrownBy(() ->
              executor.render(
                  plan,
                  plan.out().bounds(),
                  band -> cancellation.cancel(),
                  cancellation,
                  Progress.NONE))
          .isInstanceOf(Cancelled.class);
      Plan failing =
          new Planner(executor)
              .plan(
                  source(64, 64),
                  modules(
                      new PointOperation() {
                        @Override
                        public PointKernel kernel(ImageInfo in) {
                          return run -> {
                            throw new IllegalStateException("kernel failed");
                          };
                        }
                      }),
                  new Cancellation());
      assertThatThrownBy(() -> executor.render(failing, failing.out().bounds(), new Cancellation()))
          .hasMessage("kernel failed");
    }
  }

  /// A tile is what a cancellation waits for, a few milliseconds' work; also where a picture is
  /// looked at before it is rendered.
  @Test
  void after_cancelling_each_thread_ends_its_tile_and_no_more() {
    for (Operation last : List.of(new Gain(2), new Normalise(0))) {
      Cancellation cancellation = new Cancellation();
      AtomicInteger reads = new AtomicInteger();
      Source picture = source(256, 256);
      Source source =
          new Source() {
            @Override
            public ImageInfo info() {
              return picture.info();
            }

            @Override
            public ContentHash fingerprint() {
              return picture.fingerprint();
            }

            @Override
            public void read(Planes out) {
              if (reads.incrementAndGet() == 5) cancellation.cancel();
              picture.read(out);
            }
          };
      try (Executor executor = new Executor(3, 16, 16)) {
        Plan plan = new Planner(executor).plan(source, modules(last), cancellation);
        assertThatThrownBy(() -> executor.render(plan, plan.out().bounds(), cancellation))
            .isInstanceOf(Cancelled.class);
      }
      assertThat(reads.get()).isBetween(5, 5 + 2);
    }
  }

  private static List<Module> modules(Operation... operations) {
    List<Module> modules = new java.util.ArrayList<>();
    for (Operation o : operations) modules.add(Module.of("test", o));
    return modules;
  }

  private static Source source(int width, int height) {
    ImageInfo info = ImageInfo.rgb(width, height, Meaning.WORKING);
    Planes planes = Planes.allocate(info.bounds(), 3);
    Random random = new Random(5);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = random.nextFloat();
    }
    return Source.of(info, new ContentHasher().put("test").hash(), planes);
  }
}
