package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

class HandlesTest {

  private static final ContentHash A = new ContentHasher().put("photo a").hash();
  private static final ContentHash B = new ContentHasher().put("photo b").hash();

  @TempDir private Path temp = Path.of("");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_is_put_is_found(boolean indexed) {
    Handles handles = handles(indexed);
    assertThat(handles.all()).isEmpty();
    assertThat(handles.find("sky")).isNull();
    Handle sky = handle("sky", A, temp.resolve("a.dng.edit.json"));
    Handle sea = handle("Sea / \"deep\" ü", B, null);
    handles.put(sky);
    handles.put(sea);
    assertThat(handles.find("sky")).isEqualTo(sky);
    assertThat(handles.find(sea.name())).isEqualTo(sea);
    assertThat(handles.all()).containsExactly(sea, sky);
    assertThat(handles.ofPhoto(A)).containsExactly(sky);
    Handle fresh = sky.withResult(B);
    handles.put(fresh);
    assertThat(handles.all()).containsExactly(sea, fresh);
    assertThat(handles.remove("sea")).isFalse();
    assertThat(handles.remove(sea.name())).isTrue();
    assertThat(handles.all()).containsExactly(fresh);
    assertThat(handles.ofPhoto(B)).isEmpty();
  }

  @Test
  void the_index_is_rebuilt_from_files_when_lost_damaged_or_cut() throws IOException {
    Handles handles = handles(true);
    Handle sky = handle("sky", A, null);
    Handle sea = handle("sea", B, null);
    handles.put(sky);
    handles.put(sea);
    assertThat(handles.all()).containsExactly(sea, sky);
    Path file = index().file();
    assertThat(file).exists();
    byte[] bytes = Files.readAllBytes(file);

    index().delete();
    assertThat(file).doesNotExist();
    assertThat(handles.all()).containsExactly(sea, sky);

    Files.writeString(
        file, "this is no database, and longer than a header of one hundred bytes ".repeat(9));
    assertThat(handles.all()).containsExactly(sea, sky);

    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(handles.all()).containsExactly(sea, sky);

    java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    assertThat(handles.all()).containsExactly(sea, sky);
  }

  @Test
  void an_index_that_cannot_be_made_costs_nothing_but_time() throws IOException {
    Path blocked = Files.writeString(temp.resolve("blocked"), "not a folder");
    Handles handles = new Handles(folder(), StoreIndex.in(blocked.resolve("local"), folder()));
    Handle sky = handle("sky", A, null);
    handles.put(sky);
    assertThat(handles.all()).containsExactly(sky);
    assertThat(handles.ofPhoto(B)).isEmpty();
  }

  @Test
  void what_other_processes_changed_is_seen() {
    Handles here = handles(true);
    Handles there = handles(false);
    there.put(handle("sky", A, null));
    assertThat(here.all()).hasSize(1);
    for (int i = 0; i < 20; i++) {
      Handle next = handle("sky", i % 2 == 0 ? B : A, null);
      there.put(next);
      assertThat(here.all()).containsExactly(next);
    }
    there.remove("sky");
    assertThat(here.all()).isEmpty();
  }

  @Test
  void a_damaged_handle_is_named_and_hides_no_other() throws IOException {
    Handles handles = handles(true);
    Handle sky = handle("sky", A, null);
    handles.put(sky);
    handles.put(handle("sea", B, null));
    Path damaged =
        Handles.files(folder()).stream()
            .filter(f -> text(f).contains("sea"))
            .findFirst()
            .orElseThrow();
    Files.writeString(damaged, text(damaged).substring(0, 40));
    assertThat(handles.all()).containsExactly(sky);
    assertThat(handles(false).all()).containsExactly(sky);
    assertThatThrownBy(() -> handles.find("sea"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(damaged.toString());
  }

  @Test
  void a_handle_that_cannot_be_kept_is_said() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "not a folder");
    Handles handles = new Handles(new StoreFolder(file), null);
    assertThatThrownBy(() -> handles.put(handle("sky", A, null))).isInstanceOf(CannotWrite.class);
  }

  @Test
  void a_name_needs_a_letter() {
    for (String name : List.of("", "  ")) {
      assertThatThrownBy(() -> handle(name, A, null)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Handle handle(String name, ContentHash source, @Nullable Path edit) {
    return new Handle(
        name,
        temp.resolve("a.dng"),
        source,
        edit,
        "before:filmicrgb",
        A,
        Map.of("document", "x.kra"));
  }

  private StoreFolder folder() {
    return new StoreFolder(temp.resolve("store"));
  }

  private StoreIndex index() {
    return StoreIndex.in(temp.resolve("local"), folder());
  }

  private Handles handles(boolean indexed) {
    return new Handles(folder(), indexed ? index() : null);
  }
}
