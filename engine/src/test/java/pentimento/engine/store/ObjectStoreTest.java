package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class ObjectStoreTest {

  private static final ContentHash NAME = new ContentHasher().put("a result").hash();

  @TempDir private Path folder = Path.of("");

  @Test
  void every_bit_comes_back_from_any_part() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    Random random = new Random(5);
    for (Rect rect :
        new Rect[] {
          new Rect(-3, 7, 41, 29),
          new Rect(0, 0, 1, 1),
          new Rect(0, 0, 512, 64),
          new Rect(-511, -63, 513, 65),
          new Rect(9, 9, 1100, 200),
          new Rect(0, 0, 0, 0)
        }) {
      Planes planes = picture(rect, random);
      assertThat(store.put(NAME, planes)).isNull();
      assertThat(store.has(NAME)).isTrue();
      assertSame(store.get(NAME), planes);
      try (StoredPicture picture = store.open(NAME)) {
        assertThat(picture).isNotNull();
        assertThat(picture.rect()).isEqualTo(rect);
        for (int i = 0; i < 10 && !rect.isEmpty(); i++) {
          int x = rect.x() + random.nextInt(rect.width());
          int y = rect.y() + random.nextInt(rect.height());
          Rect part =
              new Rect(x, y, 1 + random.nextInt(600), 1 + random.nextInt(100)).intersect(rect);
          Planes out = Planes.allocate(part, 3);
          picture.read(out);
          assertSame(out, planes.crop(part));
        }
      }
    }
  }

  @Test
  void bands_of_any_height_make_the_same_object() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    Random random = new Random(7);
    Planes planes = picture(new Rect(4, -9, 700, 301), random);
    store.put(NAME, planes);
    byte[] whole = Files.readAllBytes(store.path(NAME));
    for (int round = 0; round < 20; round++) {
      try (Draft draft = store.draft(NAME, planes.rect(), 3)) {
        for (int y = planes.rect().y(); y < planes.rect().bottom(); ) {
          Rect band = new Rect(4, y, 700, 1 + random.nextInt(150)).intersect(planes.rect());
          draft.accept(planes.crop(band));
          y = band.bottom();
        }
        assertThat(draft.keep()).isNull();
      }
      assertThat(Files.readAllBytes(store.path(NAME))).isEqualTo(whole);
    }
  }

  @Test
  void a_draft_that_is_not_kept_leaves_nothing_and_shows_nothing() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    Planes planes = picture(new Rect(0, 0, 600, 130), new Random(1));
    try (Draft draft = store.draft(NAME, planes.rect(), 3)) {
      draft.accept(planes.crop(new Rect(0, 0, 600, 100)));
      assertThat(store.has(NAME)).isFalse();
      assertThatThrownBy(draft::keep).isInstanceOf(IllegalStateException.class);
      Planes wrong = planes.crop(new Rect(0, 110, 600, 20));
      assertThatThrownBy(() -> draft.accept(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(files()).isZero();
  }

  @Test
  void damage_anywhere_is_found_and_the_object_forgotten() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    Random random = new Random(3);
    Planes planes = picture(new Rect(-3, 7, 541, 70), random);
    Arrays.fill(planes.plane(1), 0.5f);
    for (int round = 0; round < 200; round++) {
      store.put(NAME, planes);
      Path path = store.path(NAME);
      byte[] bytes = Files.readAllBytes(path);
      int at =
          switch (round % 4) {
            case 0 -> random.nextInt(80);
            case 1 -> bytes.length - 1 - random.nextInt(100);
            default -> random.nextInt(bytes.length);
          };
      if (round % 2 == 0) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(path, bytes);
      } else {
        Files.write(path, Arrays.copyOf(bytes, at));
      }
      assertThat(store.get(NAME)).as("byte %d of %d", at, bytes.length).isNull();
      assertThat(store.has(NAME)).isFalse();
    }
  }

  @Test
  void an_object_under_another_name_is_not_believed() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    ContentHash other = new ContentHasher().put("another").hash();
    store.put(NAME, picture(new Rect(0, 0, 9, 9), new Random(1)));
    Files.createDirectories(store.path(other).getParent());
    Files.move(store.path(NAME), store.path(other));
    assertThat(store.get(other)).isNull();
    assertThat(store.has(other)).isFalse();
  }

  @Test
  void what_older_layouts_left_is_not_read() throws IOException {
    Path old = folder.resolve("objects").resolve(NAME.hex().substring(0, 2));
    Files.createDirectories(old);
    Files.writeString(old.resolve(NAME.hex().substring(2)), "PNTIMG01 and so on");
    assertThat(new ObjectStore(folder).get(NAME)).isNull();
  }

  @Test
  void a_place_that_cannot_be_written_is_said_and_does_not_throw() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Planes planes = picture(new Rect(0, 0, 600, 300), new Random(1));
    assertThat(new ObjectStore(file).put(NAME, planes)).contains("cannot be written");
    assertThat(new ObjectStore(file).get(NAME)).isNull();
  }

  @Test
  void what_is_being_read_may_be_evicted() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    Planes planes = picture(new Rect(0, 0, 900, 300), new Random(2));
    store.put(NAME, planes);
    try (StoredPicture picture = store.open(NAME)) {
      assertThat(picture).isNotNull();
      assertThat(new Eviction(new StoreFolder(folder), 0).run(false).evicted().files()).isOne();
      assertThat(store.has(NAME)).isFalse();
      Planes out = Planes.allocate(planes.rect(), 3);
      picture.read(out);
      assertSame(out, planes);
    }
  }

  private long files() throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).count();
    }
  }

  private static void assertSame(Planes actual, Planes expected) {
    assertThat(actual).isNotNull();
    assertThat(actual.rect()).isEqualTo(expected.rect());
    for (int c = 0; c < expected.channels(); c++) {
      for (int i = 0; i < expected.rect().area(); i++) {
        if (Float.floatToRawIntBits(actual.plane(c)[i])
            != Float.floatToRawIntBits(expected.plane(c)[i])) {
          throw new AssertionError("channel " + c + ", sample " + i);
        }
      }
    }
  }

  private static Planes picture(Rect rect, Random random) {
    Planes planes = Planes.allocate(rect, 3);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = Float.intBitsToFloat(random.nextInt());
    }
    return planes;
  }
}
