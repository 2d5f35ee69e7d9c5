package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Another process empties the store all the time: what is being read stays readable, and what is
/// put is there whole or not at all.
class EvictingProcessTest {

  private static final Rect RECT = new Rect(0, 0, 600, 400);
  private static final int ROUNDS = 40;

  @TempDir private Path temp = Path.of("");

  @Test
  void what_is_open_can_be_read_to_its_end() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Evictor.class.getName(),
                temp.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('.');
      ObjectStore store = new ObjectStore(temp);
      int evictedWhileOpen = 0;
      for (int round = 0; round < ROUNDS || evictedWhileOpen == 0; round++) {
        ContentHash name = new ContentHasher().put(round).hash();
        assertThat(store.put(name, filled(round))).isNull();
        try (StoredPicture picture = store.open(name)) {
          // Evicted already, or open.
          if (picture == null) continue;
          for (int y = 0; y < RECT.height(); y += 50) {
            Planes part = Planes.allocate(new Rect(0, y, RECT.width(), 50), 3);
            picture.read(part);
            for (float[] plane : part.planes()) assertThat(plane).containsOnly(round);
            if (y == 0) await(store, name, round < ROUNDS ? 2 : 1000);
          }
          if (!store.has(name)) evictedWhileOpen++;
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /// Gives the other process a while to evict an object.
  private static void await(ObjectStore store, ContentHash name, int most)
      throws InterruptedException {
    for (int i = 0; i < most && store.has(name); i++) Thread.sleep(1);
  }

  private static Planes filled(int value) {
    Planes planes = Planes.allocate(RECT, 3);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = value;
    }
    return planes;
  }

  /// Evicts everything, again and again, until it is killed.
  static final class Evictor {

    private Evictor() {}

    public static void main(String[] arguments) throws IOException {
      Eviction eviction = new Eviction(new StoreFolder(Path.of(arguments[0])), 0);
      for (boolean first = true; ; first = false) {
        Eviction.Outcome _ = eviction.run(false);
        if (!first) continue;
        System.out.print('.');
        System.out.flush();
      }
    }
  }
}
