package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Kills processes in the middle of writing: nothing torn is served, and what they left goes.
class KilledWriterTest {

  private static final int OBJECTS = 4;
  private static final Rect RECT = new Rect(0, 0, 1100, 300);

  @TempDir private Path temp = Path.of("");

  @Test
  void two_writers_killed_while_another_process_reads_and_evicts() throws Exception {
    rounds(2);
  }

  @Test
  @Tag("long")
  void two_hundred_writers_killed() throws Exception {
    rounds(200);
  }

  private void rounds(int rounds) throws IOException, InterruptedException {
    Random random = new Random(9);
    ObjectStore store = new ObjectStore(temp);
    Eviction eviction = new Eviction(new StoreFolder(temp), 2L * RECT.area() * 12);
    long served = 0;
    for (int round = 0; round < rounds; round++) {
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  temp.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      // It says when the first object is there.
      assertThat(process.getInputStream().read()).isEqualTo('.');
      long end = System.nanoTime() + random.nextInt(100_000_000);
      do {
        served += serve(store);
        Eviction.Outcome _ = eviction.run(false);
      } while (System.nanoTime() < end);
      process.destroyForcibly().waitFor();
      served += serve(store);
      Eviction.Outcome _ = eviction.run(false);
      assertThat(Eviction.list(new StoreFolder(temp)).unfinished()).isEmpty();
      assertThat(
              Verification.of(new StoreFolder(temp), new pentimento.pixel.Cancellation()).isSound())
          .isTrue();
    }
    assertThat(served).isPositive();
  }

  /// Reads all that there is; each object holds its own number everywhere.
  private static long serve(ObjectStore store) {
    long served = 0;
    for (int i = 0; i < OBJECTS; i++) {
      Planes planes = store.get(name(i));
      if (planes == null) continue;
      served++;
      assertThat(planes.rect()).isEqualTo(RECT);
      for (float[] plane : planes.planes()) {
        for (int k = 0; k < plane.length; k++) {
          if (plane[k] != i * 1000 + k % 1000) throw new AssertionError("torn at sample " + k);
        }
      }
    }
    return served;
  }

  static ContentHash name(int i) {
    return new ContentHasher().put(i).hash();
  }

  /// Writes the same objects again and again until it is killed.
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      ObjectStore store = new ObjectStore(Path.of(arguments[0]));
      for (int i = 0; ; i = (i + 1) % OBJECTS) {
        Planes planes = Planes.allocate(RECT, 3);
        for (float[] plane : planes.planes()) {
          for (int k = 0; k < plane.length; k++) plane[k] = i * 1000 + k % 1000;
        }
        String refused = store.put(name(i), planes);
        if (refused != null) throw new IllegalStateException(refused);
        System.out.print('.');
        System.out.flush();
      }
    }
  }
}
