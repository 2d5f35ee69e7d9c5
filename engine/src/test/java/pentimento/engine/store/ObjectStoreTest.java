package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void every_bit_comes_back() {
    ObjectStore store = new ObjectStore(folder);
    Planes planes = picture();
    assertThat(store.get(NAME)).isNull();
    assertThat(store.put(NAME, planes)).isNull();
    Planes again = store.get(NAME);
    assertThat(again).isNotNull();
    assertThat(again.rect()).isEqualTo(planes.rect());
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < planes.rect().area(); i++) {
        assertThat(Float.floatToRawIntBits(again.plane(c)[i]))
            .isEqualTo(Float.floatToRawIntBits(planes.plane(c)[i]));
      }
    }
  }

  @Test
  void damage_anywhere_is_found_and_the_object_forgotten() throws IOException {
    ObjectStore store = new ObjectStore(folder);
    Random random = new Random(3);
    for (int round = 0; round < 40; round++) {
      store.put(NAME, picture());
      Path path = store.path(NAME);
      byte[] bytes = Files.readAllBytes(path);
      if (round % 2 == 0) {
        bytes[random.nextInt(round % 4 == 0 ? 32 : bytes.length)] ^=
            (byte) (1 << random.nextInt(8));
        Files.write(path, bytes);
      } else {
        Files.write(path, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      }
      assertThat(store.get(NAME)).isNull();
      assertThat(store.has(NAME)).isFalse();
    }
  }

  @Test
  void a_place_that_cannot_be_written_is_said_and_does_not_throw() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThat(new ObjectStore(file).put(NAME, picture())).contains("cannot be written");
  }

  private static Planes picture() {
    Planes planes = Planes.allocate(new Rect(-3, 7, 41, 29), 3);
    Random random = new Random(1);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = Float.intBitsToFloat(random.nextInt());
    }
    return planes;
  }
}
