package pentimento.kpl.krita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.make.IlluminantPalette;

/// The installed Krita lists what we write, through its scripting interface, with a home of its own
/// that stays warm below `.build`.
@Tag("long")
class RealKritaPaletteTest {

  @TempDir private Path dir;

  @Test
  void krita_lists_every_swatch_with_the_values_written() throws Exception {
    assumeInstalled();
    // Krita 5.1's scripts reach only as many rows as there are columns; so the grids are wide.
    Palette everything = SamplePalettes.everything();
    List<Palette> palettes =
        List.of(
            everything.withGroups(8, everything.groups()),
            SamplePalettes.models(),
            IlluminantPalette.of(-2, 12));
    Map<String, String[]> listed = list(palettes);
    for (Palette palette : palettes) {
      for (SwatchGroup group : palette.groups()) {
        for (PlacedSwatch p : group.swatches()) check(palette, group, p.swatch(), listed);
      }
    }
  }

  private static void check(
      Palette palette, SwatchGroup group, Swatch swatch, Map<String, String[]> listed) {
    String key = palette.name() + "/" + group.name() + "/" + swatch.name();
    String[] line = listed.get(key);
    assertThat(line).as(key).isNotNull();
    String[] fields = Objects.requireNonNull(line);
    assertThat(fields[4]).as("id of " + key).isEqualTo(swatch.id());
    assertThat(fields[5]).as("spot of " + key).isEqualTo(swatch.spot() ? "True" : "False");
    ColourValue colour = (ColourValue) swatch.colour();
    SwatchDepth depth = KritaDepth.of(colour, swatch.depth());
    assertThat(fields[7]).as("depth of " + key).isEqualTo(depth.name());
    if (colour.model() == SwatchModel.RGB && !colour.space().isEmpty()) {
      assertThat(fields[8]).as("profile of " + key).isEqualTo(colour.space());
    }
    String[] values = fields[9].split(" ");
    for (int c = 0; c < colour.values().length; c++) {
      double want = listed(colour, c, depth);
      assertThat(Double.parseDouble(values[c]))
          .as("channel %d of %s", c, key)
          .isCloseTo(want, within(1e-6 * Math.max(1, Math.abs(want))));
    }
  }

  /// The number that Krita lists, 0…1: in Lab the neutral of a* and b* is at 0.5.
  private static double listed(ColourValue colour, int c, SwatchDepth depth) {
    double v = colour.value(c);
    if (colour.model() != SwatchModel.LAB) return depth.quantise(v);
    if (c == 0)
      return depth.isFloat()
          ? v / 100
          : Math.floor(v / 100 * KritaDepth.most(depth)) / KritaDepth.most(depth);
    if (depth.isFloat()) return 0.5 + v / (v < 0 ? 256 : 254);
    int half = KritaDepth.half(depth);
    int code = KritaDepth.chromaCode(v, depth) - half;
    return 0.5 + code / (2.0 * (code < 0 ? half : KritaDepth.most(depth) - half));
  }

  private Map<String, String[]> list(List<Palette> palettes) throws Exception {
    Path home =
        Path.of(System.getProperty("pentimento.root", "."))
            .resolve(".build/krita-home")
            .toAbsolutePath();
    Path folder = home.resolve(".local/share/kritarunner/palettes");
    Path runtime = home.resolve("run");
    Files.createDirectories(folder);
    Files.createDirectories(runtime);
    Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("list_palettes.py"))) {
      Files.write(dir.resolve("list_palettes.py"), in.readAllBytes());
    }
    Path listing = dir.resolve("listing.txt");
    List<String> command =
        new java.util.ArrayList<>(
            List.of("xvfb-run", "-a", "kritarunner", "-s", "list_palettes", listing.toString()));
    for (Palette p : palettes) {
      Kpl.write(folder.resolve("test-" + p.name() + ".kpl"), p);
      command.add(p.name());
    }
    run(command, home, runtime);
    Map<String, String[]> listed = new HashMap<>();
    for (String line : Files.readAllLines(listing)) {
      String[] f = line.split("\t", -1);
      assertThat(f[0]).as(line).isIn("palette", "swatch", "end");
      if (f[0].equals("swatch")) listed.put(f[1] + "/" + f[2] + "/" + f[3], f);
    }
    return listed;
  }

  private void run(List<String> command, Path home, Path runtime) throws Exception {
    Path log = dir.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", runtime.toString(),
                "PYTHONPATH", dir.toString(),
                "PYTHONDONTWRITEBYTECODE", "1",
                "LC_ALL", "C.UTF-8"));
    Process krita = builder.start();
    try {
      if (!krita.waitFor(180, TimeUnit.SECONDS)) throw new AssertionError("Krita hangs");
    } finally {
      krita.descendants().forEach(ProcessHandle::destroyForcibly);
      krita.destroyForcibly();
    }
    String said = Files.readString(log);
    Assumptions.assumeFalse(
        said.contains("No module named 'PyQt5'"),
        "python3-pyqt5 is not installed: Krita cannot be scripted");
    assertThat(dir.resolve("listing.txt")).as(said).exists();
  }

  private static void assumeInstalled() {
    boolean programs = onPath("kritarunner") && onPath("xvfb-run");
    Assumptions.assumeTrue(programs, "kritarunner or xvfb-run not installed");
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }
}
