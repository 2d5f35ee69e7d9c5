package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.store.Handle;
import pentimento.engine.store.Handles;
import pentimento.engine.store.ObjectStore;
import pentimento.engine.store.StoreFolder;
import pentimento.formats.dng.Cfa;
import pentimento.host.Places;
import pentimento.pipe.Json;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// What is kept between runs, through the real command line.
class StoreCommandTest {

  private static final ContentHash NAME = new ContentHasher().put("store command test").hash();

  @TempDir private Path folder = Path.of("");

  @Test
  void an_unchanged_edit_with_an_up_to_date_output_renders_nothing() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    Path out = folder.resolve("a.pfm");
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    byte[] picture = Files.readAllBytes(out);
    FileTime time = Files.getLastModifiedTime(out);
    Run again = develop(photo, out);
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("a.pfm: unchanged");
    assertThat(again.out()).isEqualTo(out + System.lineSeparator());
    assertThat(Files.getLastModifiedTime(out)).isEqualTo(time);

    // Whatever differs is rendered, and so is what was touched, replaced or lost.
    assertThat(develop(photo, out, "--set", "exposure.ev=1").err()).doesNotContain("unchanged");
    assertThat(Files.readAllBytes(out)).isNotEqualTo(picture);
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    assertThat(Files.readAllBytes(out)).isEqualTo(picture);
    for (Object[] other :
        List.of(
            new Object[] {"--size", "50x50"},
            new Object[] {"--space", "srgb"},
            new Object[] {"--until", "before:filmicrgb"},
            new Object[] {"--force"},
            new Object[] {"--no-store"})) {
      assertThat(develop(photo, out, other).err()).doesNotContain("unchanged");
      Run _ = develop(photo, out);
      assertThat(Files.readAllBytes(out)).isEqualTo(picture);
      assertThat(develop(photo, out).err()).contains("unchanged");
    }
    byte[] damaged = picture.clone();
    damaged[picture.length / 2] ^= 1;
    Files.write(out, damaged);
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    assertThat(Files.readAllBytes(out)).isEqualTo(picture);
    Files.delete(out);
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    assertThat(Files.readAllBytes(out)).isEqualTo(picture);
  }

  @Test
  void another_raw_under_the_same_name_and_time_is_rendered() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    Path out = folder.resolve("a.pfm");
    Run _ = develop(photo, out);
    byte[] picture = Files.readAllBytes(out);
    FileTime time = Files.getLastModifiedTime(photo);
    TestPhoto.write(photo, 150, 101, Cfa.bayer("GRBG"));
    Files.setLastModifiedTime(photo, time);
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    assertThat(Files.readAllBytes(out)).isNotEqualTo(picture);
  }

  @Test
  void what_is_painted_counts() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    Path out = folder.resolve("a.pfm");
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    assertThat(develop(photo, out).err()).contains("unchanged");
    assertThat(develop(photo, out, "--no-paintings").err()).doesNotContain("unchanged");
    assertThat(develop(photo, out).err()).doesNotContain("unchanged");
    Files.delete(folder.resolve("a.kra"));
    assertThat(develop(photo, out).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void the_store_is_counted_verified_and_shrunk_but_for_branches() throws IOException {
    Path place = Places.ofThisProcess().store();
    StoreFolder store = new StoreFolder(place);
    ObjectStore objects = new ObjectStore(place);
    ContentHash pinned = new ContentHasher().put("pinned").hash();
    Planes planes = Planes.allocate(new Rect(0, 0, 30, 30), 3);
    objects.put(NAME, planes);
    objects.put(pinned, planes);
    Handles handles = new Handles(store, null);
    handles.put(new Handle("t-sky", folder, NAME, null, "after:demosaic", pinned, Map.of()));
    try {
      assertThat(Run.of("store", "rebuild").out()).contains("handles");
      Map<String, Object> stats =
          Json.readObject("stats", Run.of("store", "stats", "--json").out());
      assertThat(stats.get("handles").toString()).contains("t-sky");
      assertThat(((Number) stats.get("objects")).intValue()).isGreaterThanOrEqualTo(2);
      assertThat(Run.of("store", "gc", "--to", "0", "--dry-run").out()).contains("would remove");
      assertThat(objects.has(NAME)).isTrue();
      assertThat(Run.of("store", "verify").code()).isZero();

      Path path = objects.path(NAME);
      byte[] bytes = Files.readAllBytes(path);
      bytes[bytes.length / 2] ^= 4;
      Files.write(path, bytes);
      Run verified = Run.of("store", "verify");
      assertThat(verified.code()).isEqualTo(ExitCode.NOT_MET);
      assertThat(verified.err()).contains(path.toString());
      assertThat(objects.has(NAME)).isFalse();

      objects.put(NAME, planes);
      assertThat(Run.of("store", "gc", "--to", "0").code()).isZero();
      assertThat(objects.has(NAME)).isFalse();
      assertThat(objects.has(pinned)).isTrue();
      assertThat(Run.of("store", "gc", "--to", "many").code()).isEqualTo(ExitCode.BAD_PARAMETER);
    } finally {
      handles.remove("t-sky");
    }
  }

  private static Run develop(Path photo, Path out, Object... more) {
    Object[] words = new Object[4 + more.length];
    words[0] = "develop";
    words[1] = photo;
    words[2] = "-o";
    words[3] = out;
    System.arraycopy(more, 0, words, 4, more.length);
    return Run.of(words);
  }
}
