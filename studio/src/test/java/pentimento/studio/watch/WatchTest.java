package pentimento.studio.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.engine.Executor;
import pentimento.formats.pfm.PfmFile;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.branch.Branches;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.BaseRehearsal;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Through;

/// A watch over a real painting, its saves made by our own writer, its clock by the test.
class WatchTest {

  private static final Rect STROKE = new Rect(3, 4, 9, 7);

  @TempDir private Path folder = Path.of("");

  private final Memory memory = new Memory(null);
  private final Darkroom darkroom =
      new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, _ -> {}));
  private final List<String> said = new ArrayList<>();
  private Path photo = Path.of("");
  private Path kra = Path.of("");
  private long clock;

  @BeforeEach
  void paint() {
    photo = TestPicture.write(folder.resolve("a.pfm"), 40, 30);
    kra = paint(photo);
  }

  private Path paint(Path of) {
    return paint(of, Through.Base.EMBEDDED);
  }

  private Path paint(Path of, Through.Base base) {
    try (Photo open = Photo.open(of)) {
      Place place = Place.parse("before:colorout");
      return Paint.at(
              darkroom, open, TestPicture.edit(open), place, base, false, new Cancellation())
          .document();
    }
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

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
  void a_duplicate_is_watched_with_its_own_painting() {
    try (Photo open = Photo.open(photo)) {
      Duplicate second = new Duplicate(photo, 2);
      Edit edit = TestPicture.edit(open);
      List<Module> plain =
          edit.modules().stream().filter(m -> !(m.operation() instanceof Through)).toList();
      OwnEdit own = new OwnEdit(second, edit.withModules(plain), null);
      Paint.Made made =
          Paint.at(
              darkroom,
              open,
              own,
              Place.parse("before:colorout"),
              Through.Base.EMBEDDED,
              false,
              memory,
              new Cancellation());
      Watch watch = watch(false, folder);
      settle(watch);
      assertThat(said())
          .containsExactlyInAnyOrder(
              "watching a.pfm: 1 painting",
              "rendered out.pfm",
              "watching a.pfm: 1 painting, duplicate 2",
              "rendered out.2.pfm");
      stroke(made.document(), 1f);
      settle(watch);
      assertThat(said()).containsExactly("rendered out.2.pfm");
      second.write(
          Objects.requireNonNull(second.find(Darkroom.catalogue()))
              .set(Darkroom.catalogue(), "exposure.ev=1.5"),
          Darkroom.catalogue());
      settle(watch);
      assertThat(said())
          .containsExactly(
              "refreshed " + made.document().getFileName() + ": base layer replaced",
              "rendered out.2.pfm");
    }
  }

  @Test
  void an_edit_copied_by_hand_to_another_photograph_is_refused_once() throws IOException {
    Path b = TestPicture.write(folder.resolve("b.pfm"), 40, 30, 0.5f);
    Files.copy(Duplicate.first(photo).sidecar(), Duplicate.first(b).sidecar());
    copied_by_hand(b, 1, "is the edit of");
  }

  @Test
  void an_edit_copied_by_hand_with_the_photograph_is_refused_once() throws IOException {
    Path b = Files.copy(photo, folder.resolve("b.pfm"));
    Files.copy(Duplicate.first(photo).sidecar(), Duplicate.first(b).sidecar());
    exposure(new Duplicate(b, 1), 2f);
    copied_by_hand(b, 1, "is a copy by hand of the edit of a.pfm");
  }

  @Test
  void a_duplicate_copied_by_hand_is_refused_once() throws IOException {
    Path sidecar = new Duplicate(photo, 2).sidecar();
    Files.copy(Duplicate.first(photo).sidecar(), sidecar);
    exposure(new Duplicate(photo, 2), 2f);
    copied_by_hand(photo, 2, "is a copy by hand of the edit of a.pfm");
  }

  /// The copy is said to be one, once; the painting stays the owner's.
  private void copied_by_hand(Path of, int number, String why) throws IOException {
    Watch watch = watch(false, folder);
    settle(watch);
    assertThat(said())
        .containsOnlyOnce("rendered out.pfm")
        .filteredOn(line -> line.startsWith("failed"))
        .singleElement()
        .asString()
        .contains(why);
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
    byte[] copy = Files.readAllBytes(new Duplicate(of, number).sidecar());
    strokeInPlace(2f);
    settle(watch);
    assertThat(said()).containsExactly("rendered out.pfm");
    set("exposure.ev=1.5");
    settle(watch);
    assertThat(said()).containsExactly("refreshed a.kra: base layer replaced", "rendered out.pfm");
    settle(watch);
    assertThat(said()).isEmpty();
    assertThat(new Duplicate(of, number).sidecar()).hasBinaryContent(copy);
  }

  private static void exposure(Duplicate place, float ev) {
    Edit edit = Objects.requireNonNull(place.find(Darkroom.catalogue()));
    place.write(edit.set(Darkroom.catalogue(), "exposure.ev=" + ev), Darkroom.catalogue());
  }

  @Test
  void a_change_below_a_branch_renews_its_pictures() {
    Memory remembering = new Memory(folder.resolve("store"));
    Path host = paint(TestPicture.write(folder.resolve("b.pfm"), 40, 30));
    try (Photo open = Photo.open(photo)) {
      Branches branches = new Branches(darkroom, remembering, new Cancellation());
      OwnEdit own = OwnEdit.find(open, 1, remembering.whereabouts(), _ -> {});
      branches.add(open, Objects.requireNonNull(own), Place.parse("before:colorout"), "sky");
      branches.insert("sky", null, host);
    }
    Watch watch =
        new Watch(
            darkroom,
            remembering,
            List.of(photo),
            Watch.Settings.of(false, this::request),
            Watch.Renderer.in(darkroom),
            event -> said.add(line(event)));
    settle(watch);
    assertThat(said()).contains("watching a.pfm: 1 painting, 1 branch");
    set("exposure.ev=1.5");
    settle(watch);
    assertThat(said())
        .anyMatch(line ->
            line.startsWith("refreshed .b.kra.branch.sky.") && line.endsWith(": branch replaced"))
        .contains("refreshed a.kra: base layer replaced", "rendered out.pfm");
    settle(watch);
    assertThat(said()).isEmpty();
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

  private Watch watch(boolean manual, Path path) {
    return watch(Watch.Settings.of(manual, this::request), path);
  }

  private Watch watch(Watch.Settings settings, Path path) {
    return new Watch(
        darkroom,
        memory,
        List.of(path),
        settings,
        Watch.Renderer.in(darkroom),
        event -> said.add(line(event)));
  }

  private String line(WatchEvent event) {
    String home = folder + folder.getFileSystem().getSeparator();
    return event.line().replace("  ", " ").replace(home, "");
  }

  private Develop.Request request(Duplicate of) {
    Path target = folder.resolve("out" + of.suffix() + ".pfm");
    return new Develop.Request(Target.of(target, null, null, 92), null, null, true);
  }

  /// What was said since the last time.
  private List<String> said() {
    List<String> lines = List.copyOf(said);
    said.clear();
    return lines;
  }

  private long tick() {
    return clock += 100_000_000L;
  }

  /// Steps on until long after everything is at rest.
  private void settle(Watch watch) {
    for (int i = 0; i < 12; i++) watch.step(tick(), new Cancellation());
  }

  private PaintingStatus status() {
    try (Photo open = Photo.open(photo)) {
      Edit edit = Sidecar.find(photo, Darkroom.catalogue());
      assertThat(edit).isNotNull();
      return PaintingStatus.of(photo, edit, open.hash(), _ -> false, memory).getFirst();
    }
  }

  private void set(String setting) {
    Edit edit = Sidecar.find(photo, Darkroom.catalogue());
    assertThat(edit).isNotNull();
    Sidecar.write(photo, edit.set(Darkroom.catalogue(), setting), Darkroom.catalogue());
  }

  /// The same, as programs save that write into the file.
  private void strokeInPlace(float light) throws IOException {
    Path elsewhere = Files.copy(kra, folder.resolve("elsewhere.tmp"));
    stroke(elsewhere, light);
    Files.write(kra, Files.readAllBytes(elsewhere));
    Files.delete(elsewhere);
  }

  private void stroke(float light) {
    stroke(kra, light);
  }

  /// Saves a document with light on its dodge layer, as one piece.
  private static void stroke(Path file, float light) {
    Planes stroke = Planes.allocate(STROKE, 4);
    for (int c = 0; c < 3; c++) Arrays.fill(stroke.plane(c), light);
    Arrays.fill(stroke.plane(3), 1f);
    try (KraDocument document = KraDocument.open(file)) {
      for (Layer l : document.layers()) {
        if (l instanceof PaintLayer p && p.name().equals("dodge")) {
          KraEdit.of(document)
              .pixels(p, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
              .save(file, SaveOptions.REPLACE);
        }
      }
    }
  }

  private Planes output() {
    try (PfmFile file = PfmFile.open(folder.resolve("out.pfm"))) {
      return file.read();
    }
  }
}
