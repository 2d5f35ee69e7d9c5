package pentimento.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.engine.store.ObjectStore;
import pentimento.pipe.Edit;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Through;

/// Where the flattened painting lies in the store, nothing below it is done: neither is the raw
/// read, nor is anything learnt from it.
class StoredResultTest {

  @TempDir private Path folder = Path.of("");

  private final AtomicLong read = new AtomicLong();

  @Test
  void a_result_in_the_store_leaves_the_raw_alone_until_it_is_damaged() throws IOException {
    Path samples = Path.of("..", "samples");
    Assumptions.assumeTrue(Files.exists(samples.resolve("still-life.kra")), "needs the sample");
    try (var files = Files.list(samples)) {
      for (Path file : files.toList()) Files.copy(file, folder.resolve(file.getFileName()));
    }
    Path raw = folder.resolve("still-life.dng");
    Edit edit = Objects.requireNonNull(Sidecar.find(raw, Darkroom.catalogue()));
    assertThat(below(edit)).anyMatch(m -> m.operation() instanceof GlobalOperation);
    Planes first = render(raw, edit);
    assertThat(read.get()).isPositive();
    read.set(0);
    same(render(raw, edit), first);
    assertThat(read.get()).isZero();
    damageObjects();
    same(render(raw, edit), first);
    assertThat(read.get()).isPositive();
    read.set(0);
    same(render(raw, edit), first);
    assertThat(read.get()).isZero();
  }

  private void damageObjects() throws IOException {
    List<Path> objects;
    try (var walk = Files.walk(folder.resolve("store"))) {
      objects =
          walk.filter(f -> Files.isRegularFile(f) && f.toString().contains("objects")).toList();
    }
    assertThat(objects).isNotEmpty();
    for (Path object : objects) {
      byte[] bytes = Files.readAllBytes(object);
      bytes[bytes.length / 2] ^= 4;
      Files.write(object, bytes);
    }
  }

  private static void same(Planes one, Planes other) {
    for (int c = 0; c < 3; c++) {
      assertThat(Arrays.equals(one.plane(c), other.plane(c))).as("plane " + c).isTrue();
    }
  }

  private static List<Module> below(Edit edit) {
    return edit.modules().stream()
        .filter(Module::enabled)
        .takeWhile(m -> !(m.operation() instanceof Through))
        .toList();
  }

  private Planes render(Path raw, Edit edit) {
    ObjectStore store = new ObjectStore(folder.resolve("store"));
    Painter painter = new Painter(store, new Memory(folder.resolve("store")), _ -> {});
    Cancellation cancellation = new Cancellation();
    try (Executor executor = new Executor(2, 512, 64);
        Darkroom darkroom = new Darkroom(executor, painter);
        Photo photo = Photo.open(raw)) {
      Planner planner = new Planner(executor);
      Plan plan =
          darkroom
              .prepare(
                  photo,
                  watched(photo.source(2, cancellation)),
                  edit,
                  edit.modules().size(),
                  List.of(),
                  RgbSpace.SRGB,
                  true,
                  (from, modules, above, _) -> planner.plan(from, modules, above, cancellation),
                  cancellation)
              .plan();
      return executor.render(plan, plan.out().bounds(), cancellation);
    }
  }

  /// Counts the samples that are read.
  private Source watched(Source source) {
    return new Source() {
      @Override
      public ImageInfo info() {
        return source.info();
      }

      @Override
      public ContentHash fingerprint() {
        return source.fingerprint();
      }

      @Override
      public void read(Planes out) {
        read.addAndGet(out.rect().area());
        source.read(out);
      }
    };
  }
}
