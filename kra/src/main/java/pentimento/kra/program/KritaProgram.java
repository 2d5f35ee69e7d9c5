package pentimento.kra.program;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.kra.inspect.KraLint;
import pentimento.kra.inspect.LintFinding;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;

/// The Krita that is installed, run without a screen to export a document.
///
/// It gets a home of its own, so that neither its settings nor a running Krita matter, and on Linux
/// a display of its own (`xvfb-run`). One runs at a time.
public final class KritaProgram {
  /*
   * Krita cannot be believed: it ends with 0 when layers are missing or cut off, and waits for ever
   * in front of a question nobody sees when a linked file is missing. So the document is checked
   * first, the time is limited, and only a file that is there counts. About one run in a thousand
   * crashes for no reason, which a second try mends.
   */

  private static final int ATTEMPTS = 2;

  private final Path krita;
  private final @Nullable Path xvfb;
  private final Path home;

  private KritaProgram(Path krita, @Nullable Path xvfb, Path home) {
    this.krita = krita;
    this.xvfb = xvfb;
    this.home = home;
  }

  /// Finds Krita: the program that `PENTIMENTO_KRITA` names, or `krita` on the path.
  ///
  /// @param home a folder that Krita fills with its settings at the first run, which takes some ten
  ///   seconds
  /// @throws MissingProgram when it, or the virtual display it needs, is not installed
  public static KritaProgram find(Path home) {
    Map<String, String> environment = System.getenv();
    String named = environment.getOrDefault("PENTIMENTO_KRITA", "");
    Path krita = named.isEmpty() ? onPath(environment, "krita") : Path.of(named);
    if (krita == null || !Files.isExecutable(krita)) {
      throw new MissingProgram(
          "krita", "is not installed", "install Krita, or name it in PENTIMENTO_KRITA");
    }
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    Path xvfb = linux ? onPath(environment, "xvfb-run") : null;
    if (linux && xvfb == null) {
      throw new MissingProgram(
          "xvfb-run",
          "is not installed, and Krita does not start without a display",
          "install xvfb");
    }
    return new KritaProgram(krita, xvfb, home.toAbsolutePath());
  }

  private static @Nullable Path onPath(Map<String, String> environment, String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      for (String name : new String[] {program, program + ".exe"}) {
        Path file = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(file)) return file;
      }
    }
    return null;
  }

  /// Lets Krita export a document; the kind of file goes by the target's name (`.tif` is flattened
  /// and keeps floats, `.png` is 8 or 16 bits, `.kra` saves again).
  ///
  /// @param target must not exist yet
  /// @throws BadInput when the document has something before which Krita would stop or guess
  /// @throws MissingProgram when Krita does not give a file in time
  public void export(Path document, Path target, Duration timeout, Cancellation cancellation) {
    check(document, cancellation);
    if (Files.exists(target)) {
      throw new CannotWrite(target.toString(), "exists already", "remove it");
    }
    String last = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      last = run(document, target, timeout, cancellation);
      if (last.isEmpty()) return;
    }
    throw new MissingProgram(krita.toString(), last, "try to open the document in Krita itself");
  }

  /// Refuses what makes Krita wait for an answer, or leave out what it cannot read without a word.
  private static void check(Path file, Cancellation cancellation) {
    try (KraDocument document = KraDocument.open(file)) {
      for (LintFinding f : KraLint.check(document, cancellation)) {
        boolean stops =
            f.rule().equals("file-missing")
                || f.rule().startsWith("damaged")
                || f.rule().equals("structure") && f.message().contains("missing");
        if (stops) {
          throw new BadInput(
              file.toString(),
              f.node(),
              f.message(),
              "repair it before Krita opens it without anybody watching");
        }
      }
      String audio = document.image().audio();
      Path folder = file.toAbsolutePath().getParent();
      if (audio != null && !audio.isEmpty() && folder != null) {
        if (!Files.exists(folder.resolve(audio))) {
          throw new BadInput(
              file.toString(),
              "",
              "has the sound track " + audio + ", which is not there; Krita stops with a question",
              "remove it from the animation in Krita");
        }
      }
    }
  }

  /// @return what went wrong; empty when the target is there
  private String run(Path document, Path target, Duration timeout, Cancellation cancellation) {
    try {
      Path run = home.resolve("run");
      Files.createDirectories(run);
      if (xvfb != null) {
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
      }
      Path log = home.resolve("krita.log");
      try (FileChannel lock =
              FileChannel.open(
                  home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        if (!held.isValid()) return "could not be started, since another one holds its home";
        Process process = start(document, target, run, log);
        try {
          if (!ended(process, timeout, cancellation)) {
            return "did not end within " + timeout.toSeconds() + " s";
          }
        } finally {
          stop(process);
        }
        if (Files.exists(target) && Files.size(target) > 0) return "";
        return "ended with code " + process.exitValue() + " and wrote nothing; see " + log;
      }
    } catch (IOException e) {
      return "cannot be started (" + e.getMessage() + ")";
    }
  }

  private Process start(Path document, Path target, Path run, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    if (xvfb != null) command.addAll(List.of(xvfb.toString(), "-a"));
    command.addAll(
        List.of(
            krita.toString(),
            "--nosplash",
            "--export",
            "--export-filename",
            target.toAbsolutePath().toString(),
            document.toAbsolutePath().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_RUNTIME_DIR", run.toString());
    for (String inherited : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")) {
      builder.environment().remove(inherited);
    }
    return builder.start();
  }

  private static boolean ended(Process process, Duration timeout, Cancellation cancellation) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      while (!process.waitFor(40, TimeUnit.MILLISECONDS)) {
        cancellation.check();
        if (System.nanoTime() > end) return false;
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  /// Ends it with everything it started: the script, the display, Krita.
  private static void stop(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    for (ProcessHandle p : started) p.destroy();
    for (ProcessHandle p : started) {
      try {
        p.onExit().get(500, TimeUnit.MILLISECONDS);
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
        p.destroyForcibly();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        p.destroyForcibly();
      }
    }
    process.destroyForcibly();
  }
}
