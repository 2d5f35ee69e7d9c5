package pentimento.darktable.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pentimento.formats.pfm.PfmFile;
import pentimento.host.Candidate;
import pentimento.host.KnownProgram;
import pentimento.host.ProgramSearch;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;

/// The real darktable's command line program, run headless.
///
/// It has a configuration of its own in a temporary folder, so that the user's presets, library and
/// running darktable play no part; the folder goes when this is closed. One run at a time; safe for
/// several threads.
public final class DarktableCli implements AutoCloseable {

  /*
   * What is known of the program's ways (4.2.1): an existing output file is never overwritten, the
   * picture goes to a file of another name; errors do not reach the exit code; history items that
   * it does not know are dropped with a line on the console. Hence a fresh folder for each run, and
   * the output and the console are looked at rather than the exit code. PFM output is always RGB in
   * 32-bit float, not clamped.
   */

  private static final Pattern VERSION =
      Pattern.compile("darktable-cli\\s+(\\d+\\.\\d+[\\w.+~-]*)");
  private static final Duration VERSION_LIMIT = Duration.ofSeconds(60);

  private final List<String> command;
  private final Object turn = new Object();
  private @Nullable Path folder;
  private @Nullable String version;
  private int runs;

  /// @param command how the program is called: its path, or a launcher and its arguments
  public DarktableCli(List<String> command) {
    this.command = List.copyOf(command);
  }

  /// The program that the user names or that is found on this machine; null when there is none.
  public static @Nullable DarktableCli find() {
    Candidate found = ProgramSearch.of(KnownProgram.DARKTABLE).taken();
    return found == null ? null : new DarktableCli(found.command());
  }

  /// As [#find].
  ///
  /// @throws MissingProgram with what stands in the way
  public static DarktableCli required() {
    return new DarktableCli(ProgramSearch.of(KnownProgram.DARKTABLE).required().command());
  }

  /// How the program is called, for people.
  public String name() {
    return String.join(" ", command);
  }

  /// Its version, such as `4.2.1`.
  ///
  /// @throws MissingProgram when it does not start or does not say
  public String version() {
    synchronized (turn) {
      if (version == null) {
        List<String> line = new ArrayList<>(command);
        line.add("--version");
        Console console = Console.run(line, workFolder(), VERSION_LIMIT, new Cancellation());
        Matcher matcher = VERSION.matcher(console.text());
        if (!matcher.find()) {
          throw new MissingProgram(
              name(), "does not say its version", "check that this is darktable-cli");
        }
        version = matcher.group(1);
      }
      return version;
    }
  }

  /// Renders a picture.
  ///
  /// @throws MissingProgram when the program fails, hangs or writes no picture
  /// @throws pentimento.pixel.Cancelled when asked to stop; the program is stopped too
  public DarktableRender render(DarktableJob job, Cancellation cancellation) {
    synchronized (turn) {
      Path run = fresh(workFolder());
      try {
        Path output = run.resolve("out.pfm");
        Console console = Console.run(line(job, run, output), run, job.limit(), cancellation);
        Path written = single(run);
        if (written == null) {
          throw new MissingProgram(
              name(),
              "wrote no picture of "
                  + job.picture().getFileName()
                  + " (exit code "
                  + console.exitCode()
                  + (console.lastLine().isEmpty() ? "" : ": " + console.lastLine())
                  + ")",
              "run it by hand to see why");
        }
        Planes planes;
        try (PfmFile file = PfmFile.open(written)) {
          planes = file.read();
        }
        return new DarktableRender(planes, console.droppedModules(), console.elapsed());
      } finally {
        delete(run);
      }
    }
  }

  private List<String> line(DarktableJob job, Path run, Path output) {
    List<String> line = new ArrayList<>(command);
    line.add(job.picture().toAbsolutePath().toString());
    if (job.sidecar() != null) line.add(job.sidecar().toAbsolutePath().toString());
    line.add(output.toString());
    line.addAll(List.of("--icc-type", job.space().iccType()));
    line.addAll(List.of("--icc-intent", "RELATIVE_COLORIMETRIC"));
    line.addAll(List.of("--apply-custom-presets", "false"));
    if (job.longestSide() > 0) {
      String side = Integer.toString(job.longestSide());
      line.addAll(List.of("--width", side, "--height", side, "--hq", "true"));
    }
    line.add("--core");
    Path own = workFolder();
    line.addAll(List.of("--configdir", own.resolve("config").toString()));
    line.addAll(List.of("--cachedir", own.resolve("cache").toString()));
    line.addAll(List.of("--library", ":memory:", "--tmpdir", run.toString()));
    line.add("--disable-opencl");
    line.addAll(List.of("-t", Integer.toString(job.threads())));
    for (String setting : job.settings()) line.addAll(List.of("--conf", setting));
    return line;
  }

  /// The one picture in a run's folder, whatever the program called it.
  private static @Nullable Path single(Path run) {
    try (Stream<Path> files = Files.list(run)) {
      return files
          .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".pfm"))
          .findFirst()
          .orElse(null);
    } catch (IOException _) {
      return null;
    }
  }

  private Path workFolder() {
    synchronized (turn) {
      Path own = folder;
      if (own == null) {
        try {
          own = Files.createTempDirectory("pentimento-darktable-");
        } catch (IOException e) {
          throw new CannotWrite(System.getProperty("java.io.tmpdir", "the temporary folder"), e);
        }
        folder = own;
      }
      return own;
    }
  }

  private Path fresh(Path own) {
    Path run = own.resolve("run-" + ++runs);
    try {
      return Files.createDirectory(run);
    } catch (IOException e) {
      throw new CannotWrite(run.toString(), e);
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException _) {
      // Left to the system, which empties its temporary folder.
    }
  }

  /// Removes the temporary configuration.
  @Override
  public void close() {
    synchronized (turn) {
      if (folder != null) delete(folder);
      folder = null;
    }
  }
}
