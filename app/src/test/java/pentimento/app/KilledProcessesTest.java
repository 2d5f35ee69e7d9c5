package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static pentimento.app.Run.ok;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// Processes that are killed at any moment, and two at once: nothing painted is lost, no file is
/// torn, and the next command finds everything as it should be.
@Tag("long")
class KilledProcessesTest {

  /// Processes that were alive when they were killed, in each of paint, refresh, develop and watch:
  /// 200 in all.
  private static final int KILLS_EACH = 50;

  private static final int ROUNDS_EACH = 1000;
  private static final Rect STROKE = new Rect(8, 8, 16, 16);

  @TempDir private Path folder = Path.of("");

  private final Random random = new Random(505);
  private int round;

  /// How long a whole run takes about now, in milliseconds.
  private double longest;

  private Path photo = Path.of("");
  private final Map<Double, byte[]> finished = new TreeMap<>();

  @BeforeEach
  void photo() {
    photo = TestPhoto.write(folder.resolve("a.dng"), 96, 72);
  }

  @Test
  void paint_killed_leaves_nothing_torn_and_can_be_done_again() throws Exception {
    for (String base : List.of("embedded", "linked")) {
      longest = duration("paint", photo, "--no-launch", "--base", base);
      forget();
      for (int i = 0; i < KILLS_EACH / 2; ) {
        if (kill("paint", photo, "--no-launch", "--base", base)) i++;
        intact();
        Edit edit = Sidecar.find(photo, Darkroom.catalogue());
        if (edit == null) ok(Run.of("paint", photo, "--no-launch", "--base", base));
        assertThat(ok(Run.of("status", photo)).out())
            .contains("below     fresh")
            .contains("painting  fresh");
        assertThat(documents()).as("no document is left over").containsExactly("a.kra");
        forget();
      }
    }
  }

  @Test
  void refresh_and_develop_killed_lose_nothing() throws Exception {
    for (String base : List.of("embedded", "linked")) {
      forget();
      paint(base);
      ContentHash painted = painted();
      longest = duration("refresh", photo);
      for (int i = 0; i < KILLS_EACH / 2; ) {
        double ev = ++round % 3 - 1;
        set(ev);
        if (kill("refresh", photo)) i++;
        intact();
        assertThat(painted()).as("what was painted").isEqualTo(painted);
        assertThat(ev()).as("the edit's exposure").isEqualTo(ev);
        ok(Run.of("refresh", photo));
        assertThat(ok(Run.of("status", photo)).out())
            .contains("below     fresh")
            .contains("painting  fresh");
        if (base.equals("embedded")) rightBase(ev);
        assertThat(develop("out.pfm")).isEqualTo(reference(ev));
      }
      longest = duration("develop", photo, "-o", folder.resolve("b.pfm"), "--force");
      for (int i = 0; i < KILLS_EACH / 2; ) {
        double ev = ++round % 3 - 1;
        set(ev);
        byte[] old = Files.readAllBytes(folder.resolve("b.pfm"));
        if (kill("develop", photo, "-o", folder.resolve("b.pfm"))) i++;
        intact();
        assertThat(Files.readAllBytes(folder.resolve("b.pfm")))
            .satisfiesAnyOf(
                now -> assertThat(now).isEqualTo(old),
                now -> assertThat(now).isEqualTo(reference(ev)));
        assertThat(develop("b.pfm")).isEqualTo(reference(ev));
        assertThat(painted()).isEqualTo(painted);
      }
      finished.clear();
    }
  }

  @Test
  void watch_killed_loses_nothing() throws Exception {
    paint("embedded");
    for (int i = 0; i < KILLS_EACH; i++) {
      Process watch = start("watch", photo, "-o", folder.resolve("w.pfm"));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
      double ev = i % 3 - 1;
      set(ev);
      // A save of Krita's in the middle: what it brings is there afterwards.
      stroke(i + 1);
      ContentHash painted = painted();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
      assertThat(watch.isAlive()).isTrue();
      watch.destroyForcibly().waitFor();
      intact();
      assertThat(painted()).isEqualTo(painted);
      assertThat(ev()).isEqualTo(ev);
      ok(Run.of("refresh", photo));
      rightBase(ev);
      byte[] out = develop("w.pfm", "--force");
      assertThat(develop("again.pfm", "--no-store", "--force")).isEqualTo(out);
    }
    assertThat(ok(Run.of("store", "verify")).code()).isZero();
  }

  @Test
  void two_processes_on_one_picture_do_not_get_in_each_others_way() throws Exception {
    ok(Run.of("paint", photo, "--no-launch"));
    StringBuilder references = new StringBuilder();
    for (int ev = -2; ev <= 2; ev++) {
      set(ev);
      ok(Run.of("refresh", photo));
      try (KraDocument document = KraDocument.open(folder.resolve("a.kra"))) {
        float base = Rounds.first(Rounds.own(document, "photo (base)"), STROKE);
        references.append(base).append(' ');
      }
    }
    List<Process> both = new ArrayList<>();
    for (String layer : List.of("dodge", "burn")) {
      List<String> command = java();
      command.addAll(List.of("pentimento.app.Rounds", photo.toString(), layer));
      command.addAll(List.of(Integer.toString(ROUNDS_EACH), layer.length() + "1"));
      command.add(references.toString().strip());
      both.add(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("." + layer + ".log").toFile())
              .start());
    }
    for (Process process : both) {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    }
    for (String layer : List.of("dodge", "burn")) {
      assertThat(Files.readString(folder.resolve("." + layer + ".log")))
          .isEqualTo(ROUNDS_EACH + " rounds\n");
    }
    intact();
    ok(Run.of("refresh", photo));
    assertThat(ok(Run.of("status", photo)).out())
        .contains("below     fresh")
        .contains("painting  fresh");
    assertThat(documents()).containsExactly("a.kra");
  }

  private void paint(String base) {
    ok(Run.of("paint", photo, "--no-launch", "--base", base));
    stroke(3);
    ok(Run.of("refresh", photo));
  }

  private void stroke(int light) {
    Planes stroke = Planes.allocate(STROKE, 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, light);
    for (int attempt = 0; ; attempt++) {
      try (KraDocument document = KraDocument.open(folder.resolve("a.kra"))) {
        KraEdit.of(document)
            .pixels(Rounds.own(document, "dodge"), PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
            .save(folder.resolve("a.kra"), SaveOptions.REPLACE);
        return;
      } catch (pentimento.pixel.CannotWrite e) {
        if (attempt == 5) throw e;
      }
    }
  }

  private Through through() {
    Edit edit = Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
    for (Module module : edit.modules()) if (module.operation() instanceof Through t) return t;
    throw new AssertionError("the edit has no painting any more");
  }

  /// The hash of what is painted, and what is painted is there.
  private ContentHash painted() {
    try (KraDocument document = KraDocument.open(folder.resolve(through().document()))) {
      assertThat(Rounds.first(Rounds.own(document, "dodge"), STROKE)).isPositive();
      return new Memory(null).hash(document, through().layer());
    }
  }

  private void rightBase(double ev) {
    try (KraDocument document = KraDocument.open(folder.resolve("a.kra"))) {
      BaseRecord record = Objects.requireNonNull(BaseRecord.of(document));
      assertThat(Rounds.exposure(record)).isEqualTo(ev);
      PaintLayer base = Rounds.own(document, "photo (base)");
      Planes below = Planes.allocate(new Rect(STROKE.x(), STROKE.y(), 1, 1), 3);
      byte[] picture = develop("below.pfm", "--no-paintings", "--until", "before:filmicrgb");
      assertThat(picture).isNotEmpty();
      try (var file = pentimento.formats.Pictures.open(folder.resolve("below.pfm"))) {
        below.copyFrom(file.read());
      }
      assertThat(Rounds.first(base, STROKE)).isCloseTo(below.plane(0)[0], within(1e-6f));
    }
  }

  private void set(double ev) {
    Edit edit = Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
    Sidecar.write(photo, edit.set(Darkroom.catalogue(), "exposure.ev=" + ev), Darkroom.catalogue());
  }

  private double ev() throws IOException {
    String edit = Files.readString(Sidecar.of(photo));
    return Double.parseDouble(edit.replaceAll("(?s).*\"ev\": ([-0-9.]+).*", "$1"));
  }

  private byte[] develop(String name, String... more) {
    List<Object> words = new ArrayList<>(List.of("develop", photo, "-o", folder.resolve(name)));
    words.addAll(List.of(more));
    ok(Run.of(words.toArray()));
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// The finished picture at an exposure, rendered without the store.
  private byte[] reference(double ev) {
    return finished.computeIfAbsent(ev, _ -> develop("ref.pfm", "--no-store", "--force"));
  }

  /// Every file that is seen is whole.
  private void intact() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean zip = name.endsWith(".kra") || name.endsWith(".kra~");
        if (zip) {
          try (ZipArchive archive = ZipArchive.open(file)) {
            for (ZipEntry entry : archive.entries()) {
              assertThat(archive.bytes(entry, 1 << 26)).isNotNull();
            }
          }
          KraDocument.open(file).close();
        } else if (name.endsWith(".json")) {
          assertThat(Sidecar.read(file, Darkroom.catalogue())).isNotNull();
        } else if (name.endsWith(".pfm") || name.endsWith(".exr")) {
          try (var picture = pentimento.formats.Pictures.open(file)) {
            assertThat(picture.read()).isNotNull();
          }
        }
      }
    }
  }

  private List<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".kra"))
          .toList();
    }
  }

  /// Leaves the photograph alone, but not what a killed process was in the middle of writing.
  private void forget() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.equals(photo) && !file.toString().endsWith(".part")) Files.delete(file);
      }
    }
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    return command;
  }

  private static Process start(Object... words) throws IOException {
    List<String> command = java();
    command.add("pentimento.app.Main");
    for (Object word : words) command.add(word.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// How long a whole run takes, in milliseconds.
  private static long duration(Object... words) throws IOException, InterruptedException {
    long before = System.nanoTime();
    Process process = start(words);
    assertThat(process.waitFor()).isZero();
    return (System.nanoTime() - before) / 1_000_000;
  }

  /// Starts a command and kills it at a random moment; most of its life is the JVM's coming up, so
  /// three of four are killed in the second half.
  ///
  /// @return whether it still ran
  private boolean kill(Object... words) throws IOException, InterruptedException {
    Process process = start(words);
    double moment = random.nextInt(4) == 0 ? random.nextDouble() : 0.4 + 0.7 * random.nextDouble();
    TimeUnit.MILLISECONDS.sleep((long) (moment * longest));
    process.destroyForcibly();
    // What a signal ended has another code than any of ours.
    boolean lived = process.waitFor() > 128;
    // How long a whole run takes changes with what else the machine does.
    longest *= lived ? 1.05 : 0.85;
    return lived;
  }
}
