package pentimento.studio.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.pipe.Edit;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Planes;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.TestPicture;
import pentimento.studio.painting.BaseRehearsal;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Through;

/// A watch over one painting: saves, and changes below it.
class WatchTest extends WatchedPainting {

  @Test
  void a_save_is_rendered_once_at_rest_and_our_own_writes_lead_to_nothing() throws IOException {
    Watch watch = watch(false, folder);
    settle(watch);
    assertThat(said()).containsExactly("watching a.pfm: 1 painting", "rendered out.pfm");
    strokeInPlace(1f);
    watch.step(tick(), new Cancellation());
    assertThat(said()).isEmpty();
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
    assertThat(Sidecar.find(photo, Darkroom.catalogue())).isNotNull();
    assertThat(status().painting()).isEqualTo(PaintingStatus.State.FRESH);
    settle(watch);
    assertThat(said()).isEmpty();
  }

  @Test
  void of_several_saves_the_last_one_is_rendered() throws IOException {
    Watch watch = watch(false, photo);
    settle(watch);
    said();
    Planes before = output();
    for (float light : new float[] {1f, 2f, 4f}) {
      strokeInPlace(light);
      watch.step(tick() - 80_000_000L, new Cancellation());
    }
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
    float added = output().at(1, 5, 6) - before.at(1, 5, 6);
    assertThat(added).isEqualTo(4f, org.assertj.core.api.Assertions.within(1e-5f));
  }

  @Test
  void a_save_that_comes_as_one_piece_is_rendered_at_once() throws IOException {
    assumeThat(Files.readAttributes(kra, BasicFileAttributes.class).fileKey()).isNotNull();
    Watch watch = watch(false, folder);
    settle(watch);
    said();
    stroke(1f);
    watch.step(tick(), new Cancellation());
    assertThat(said()).containsExactly("rendered out.pfm");
    // In the middle of a save that writes into the file, another one must not cut it short.
    strokeInPlace(2f);
    watch.step(tick(), new Cancellation());
    stroke(4f);
    watch.step(tick(), new Cancellation());
    assertThat(said()).isEmpty();
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
  }

  @Test
  void krita_s_backup_is_hidden_once_the_save_is_dealt_with() throws IOException {
    Watch watch = watch(false, photo);
    settle(watch);
    Path backup = Files.copy(kra, folder.resolve("a.kra~"));
    byte[] kept = Files.readAllBytes(backup);
    stroke(1f);
    settle(watch);
    assertThat(backup).doesNotExist();
    assertThat(folder.resolve(".a.kra.krita~")).hasBinaryContent(kept);
  }

  @Test
  void a_change_below_refreshes_the_base_and_renders() {
    Watch watch = watch(false, kra);
    settle(watch);
    said();
    set("exposure.ev=1.5");
    settle(watch);
    assertThat(said()).containsExactly("refreshed a.kra: base layer replaced", "rendered out.pfm");
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
    settle(watch);
    assertThat(said()).isEmpty();
  }

  @Test
  void an_old_base_brought_back_by_a_later_save_is_repaired() throws IOException {
    Watch watch = watch(false, photo);
    settle(watch);
    byte[] old = Files.readAllBytes(kra);
    set("exposure.ev=1.5");
    settle(watch);
    said();
    Files.write(kra, old);
    settle(watch);
    assertThat(said()).containsExactly("refreshed a.kra: base layer replaced");
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
  }

  @Test
  void unsaved_work_in_krita_is_waited_for() throws IOException {
    Watch watch = watch(false, photo);
    settle(watch);
    said();
    Path autosave = Files.writeString(folder.resolve(".a.kra-autosave.kra"), "autosave");
    Files.copy(kra, folder.resolve("a.kra~"));
    byte[] document = Files.readAllBytes(kra);
    set("exposure.ev=1.5");
    settle(watch);
    assertThat(said())
        .anyMatch(line -> line.startsWith("waiting a.kra: has unsaved work in Krita"))
        .contains("rendered out.pfm");
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
    Files.delete(autosave);
    settle(watch);
    assertThat(said()).containsExactly("refreshed a.kra: base layer replaced");
  }

  @Test
  void an_open_krita_reads_a_linked_base_before_the_output_is_rendered() {
    photo = TestPicture.write(folder.resolve("b.pfm"), 40, 30);
    kra = paint(photo, Through.Base.LINKED);
    Duration turn = Duration.ofSeconds(100);
    Watch.Settings usual = Watch.Settings.of(false, this::request);
    Watch.Settings settings =
        new Watch.Settings(usual.quiet(), usual.poll(), false, this::request, () -> turn);
    Watch watch = watch(settings, photo);
    settle(watch);
    assertThat(said()).containsExactly("watching b.pfm: 1 painting", "rendered out.pfm");
    // A slider that moves on is followed at once; the output comes when it has come to rest.
    for (int i = 1; i <= 3; i++) {
      set("exposure.ev=" + i);
      settle(watch);
      assertThat(said()).containsExactly("refreshed b.kra: linked base replaced");
    }
    assertThat(watch.step(clock, new Cancellation())).isTrue();
    clock += turn.toNanos();
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
    // A stroke changes no base, and nobody else waits.
    stroke(1f);
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
  }

  @Test
  void half_a_save_is_waited_for() throws IOException {
    Watch watch = watch(false, photo);
    settle(watch);
    said();
    stroke(1f);
    byte[] whole = Files.readAllBytes(kra);
    Files.write(kra, Arrays.copyOf(whole, whole.length - 30));
    settle(watch);
    assertThat(said()).singleElement().asString().startsWith("waiting a.kra: waits for a whole");
    Files.write(kra, whole);
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
  }

  @Test
  void what_has_no_painting_yet_is_said_once_and_then_watched() throws IOException {
    Path bare = TestPicture.write(folder.resolve("bare.pfm"), 20, 20);
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    Watch watch = watch(false, bare);
    settle(watch);
    settle(watch);
    assertThat(said())
        .containsExactly("waiting bare.pfm: has no painting yet; pentimento paint makes one");
    paint(bare);
    settle(watch);
    assertThat(said()).first().isEqualTo("watching bare.pfm: 1 painting");
    Watch empty = watch(false, nothing);
    settle(empty);
    assertThat(said()).containsExactly("waiting nothing: no photograph in it has an edit yet");
  }

  @Test
  void told_to_leave_things_it_says_what_is_stale_and_writes_nothing() throws IOException {
    Watch watch = watch(true, photo);
    settle(watch);
    assertThat(said())
        .containsExactly(
            "watching a.pfm: 1 painting", "stale out.pfm: run pentimento develop a.pfm");
    set("exposure.ev=1.5");
    byte[] document = Files.readAllBytes(kra);
    byte[] edit = Files.readAllBytes(Sidecar.of(photo));
    settle(watch);
    assertThat(said()).anyMatch(line -> line.contains("exposure.ev was 0.5, is 1.5"));
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
    assertThat(Files.readAllBytes(Sidecar.of(photo))).isEqualTo(edit);
    assertThat(folder.resolve("out.pfm")).doesNotExist();
  }

  @Test
  void what_happened_while_nobody_watched_is_caught_up_with_and_nothing_else() {
    settle(watch(false, photo));
    said();
    settle(watch(false, photo));
    assertThat(said()).containsExactly("watching a.pfm: 1 painting");
    stroke(1f);
    settle(watch(false, photo));
    assertThat(said()).containsExactly("watching a.pfm: 1 painting", "rendered out.pfm");
  }

  @Test
  void an_autosave_is_never_taken_for_the_painting() throws IOException {
    Path autosave = Files.copy(kra, folder.resolve(".a.kra-autosave.kra"));
    Path backup = Files.copy(kra, folder.resolve("a.kra~"));
    for (Path file : List.of(autosave, backup)) {
      assertThatThrownBy(() -> watch(false, file))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("autosave or backup");
    }
  }

  @Test
  void running_it_sees_a_save_by_itself() throws InterruptedException {
    LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    Watch.Settings settings =
        new Watch.Settings(
            Duration.ofMillis(30),
            Duration.ofMillis(200),
            false,
            this::request,
            () -> Duration.ZERO);
    Watch watch =
        new Watch(
            darkroom, memory, List.of(folder), settings, Watch.Renderer.in(darkroom), events::add);
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                watch.run(new Cancellation());
              } catch (InterruptedException | Cancelled _) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      assertThat(await(events, WatchEvent.Kind.RENDERED)).isNotNull();
      stroke(1f);
      assertThat(await(events, WatchEvent.Kind.RENDERED)).isNotNull();
    } finally {
      thread.interrupt();
      thread.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_rehearsal_writes_nothing_that_stays(Through.Base base) throws IOException {
    Path other = TestPicture.write(folder.resolve("b.pfm"), 40, 30);
    Path document = paint(other, base);
    Map<Path, byte[]> before = files();
    Edit edit = Objects.requireNonNull(Sidecar.find(other, Darkroom.catalogue()));
    try (Photo open = Photo.open(other)) {
      BaseRehearsal.run(darkroom, open, edit, new Cancellation());
      Cancellation cancelled = new Cancellation();
      cancelled.cancel();
      assertThatThrownBy(() -> BaseRehearsal.run(darkroom, open, edit, cancelled))
          .isInstanceOf(Cancelled.class);
    }
    assertThat(document).exists();
    assertThat(files()).containsExactlyEntriesOf(before);
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(file, Files.readAllBytes(file));
      }
    }
    return all;
  }

  private static @Nullable WatchEvent await(
      LinkedBlockingQueue<WatchEvent> events, WatchEvent.Kind kind) throws InterruptedException {
    WatchEvent event = events.poll(30, TimeUnit.SECONDS);
    while (event != null && event.kind() != kind) event = events.poll(30, TimeUnit.SECONDS);
    return event;
  }
}
