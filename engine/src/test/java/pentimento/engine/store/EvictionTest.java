package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class EvictionTest {

  private static final long HOUR = 3_600_000;

  @TempDir private Path temp = Path.of("");

  @Test
  void what_was_not_used_for_longest_goes_first_and_pins_stay() throws IOException {
    ObjectStore store = new ObjectStore(temp);
    for (int i = 0; i < 6; i++) put(store, i, -i);
    Handles handles = new Handles(folder(), null);
    handles.put(new Handle("kept", temp, name(0), null, "after:demosaic", name(5), Map.of()));
    // The clock went back after this one was used.
    use(store, 4, 1000);
    long one = Files.size(store.path(name(0)));
    Eviction eviction = new Eviction(folder(), 3 * one);

    Eviction.Outcome dry = eviction.run(true);
    assertThat(dry.evicted()).isEqualTo(new Eviction.Count(3, 3 * one));
    assertThat(store.has(name(3))).isTrue();

    Eviction.Outcome done = eviction.run(false);
    assertThat(done).isEqualTo(dry);
    assertThat(done.pinned()).isEqualTo(new Eviction.Count(1, one));
    assertThat(store.has(name(5))).isTrue();
    assertThat(store.has(name(3))).isFalse();
    assertThat(store.has(name(2))).isFalse();
    assertThat(store.has(name(1))).isFalse();
    assertThat(store.has(name(0))).isTrue();
    assertThat(store.has(name(4))).isTrue();

    assertThat(new Eviction(folder(), 0).run(false).evicted().files()).isEqualTo(2);
    assertThat(store.has(name(5))).isTrue();
    assertThat(handles.remove("kept")).isTrue();
    assertThat(new Eviction(folder(), 0).run(false).evicted().files()).isOne();
  }

  @Test
  void reading_is_use() throws IOException {
    ObjectStore store = new ObjectStore(temp);
    put(store, 0, -30);
    put(store, 1, -20);
    assertThat(store.get(name(0))).isNotNull();
    long one = Files.size(store.path(name(0)));
    assertThat(new Eviction(folder(), one).run(false).evicted().files()).isOne();
    assertThat(store.has(name(0))).isTrue();
  }

  @Test
  void a_damaged_handle_stops_eviction() throws IOException {
    ObjectStore store = new ObjectStore(temp);
    put(store, 0, -1);
    Files.createDirectories(folder().handles());
    Files.writeString(folder().handles().resolve("broken.json"), "{");
    assertThat(new Eviction(folder(), 0).run(false).evicted().files()).isZero();
    assertThat(store.has(name(0))).isTrue();
  }

  @Test
  void leftovers_go_but_not_what_is_being_written() throws IOException {
    ObjectStore store = new ObjectStore(temp);
    put(store, 0, 0);
    Path left = store.path(name(0)).resolveSibling(".0b9f.part");
    Files.writeString(left, "killed in the middle");
    Files.createDirectories(temp.resolve("objects"));
    Files.writeString(temp.resolve("objects").resolve("old"), "of an older layout");
    Path mine = Files.writeString(temp.resolve("resident"), "not of the store");
    try (Draft draft = store.draft(name(1), new Rect(0, 0, 50, 100), 3)) {
      draft.accept(Planes.allocate(new Rect(0, 0, 50, 70), 3));
      Eviction eviction = new Eviction(folder(), Long.MAX_VALUE);
      assertThat(eviction.run(true).leftovers().files()).isEqualTo(2);
      assertThat(left).exists();
      assertThat(eviction.run(false).leftovers().files()).isEqualTo(2);
      assertThat(left).doesNotExist();
      assertThat(mine).exists();
      draft.accept(Planes.allocate(new Rect(0, 70, 50, 30), 3));
      assertThat(draft.keep()).isNull();
    }
    assertThat(store.has(name(1))).isTrue();
  }

  @Test
  void a_store_with_a_limit_keeps_to_it_by_itself() throws IOException {
    Eviction eviction = new Eviction(folder(), 400_000);
    ObjectStore store = new ObjectStore(folder(), eviction);
    for (int i = 0; i < 40; i++) put(store, i, i - 100);
    long bytes = eviction.run(true).before().bytes();
    assertThat(bytes).isLessThan(450_000).isGreaterThan(300_000);
    assertThat(store.has(name(39))).isTrue();
    assertThat(store.has(name(0))).isFalse();
  }

  private StoreFolder folder() {
    return new StoreFolder(temp);
  }

  private static ContentHash name(int i) {
    return new ContentHasher().put(i).hash();
  }

  private static void put(ObjectStore store, int i, int hours) throws IOException {
    Planes planes = Planes.allocate(new Rect(0, 0, 40, 40), 3);
    for (float[] plane : planes.planes()) for (int k = 0; k < 1600; k++) plane[k] = k;
    assertThat(store.put(name(i), planes)).isNull();
    if (store.has(name(i))) use(store, i, hours);
  }

  private static void use(ObjectStore store, int i, int hours) throws IOException {
    Instant time = Instant.now().plusMillis(hours * HOUR);
    Files.setLastModifiedTime(store.path(name(i)), FileTime.from(time));
  }
}
