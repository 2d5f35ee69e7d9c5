package pentimento.kra.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pentimento.host.Candidate;
import pentimento.host.Host;
import pentimento.host.KritaFolders;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.MissingProgram;

/// A Krita that stays started between exports, for all processes of this user, and ends itself when
/// nobody has needed it for some minutes.
///
/// A plugin in its home takes jobs from a folder. What Krita asks meanwhile is turned down by it
/// and comes back as the failure; a Krita that does not answer in time is ended and started anew.
public final class KritaWorker {

  private static final String PLUGIN = "pentimento_worker";
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 2;

  private final KritaHome home;
  private final Path folder;

  KritaWorker(KritaHome home) {
    this.home = home;
    this.folder = home.folder().resolve("worker");
  }

  /// Lets the worker export a document, as [KritaProgram#export] does. A TIFF keeps transparency,
  /// which Krita's command line leaves out.
  ///
  /// @return false when this Krita cannot be scripted, so that there is no worker
  /// @throws pentimento.pixel.BadInput when the document has something before which Krita would
  ///   stop or guess
  /// @throws MissingProgram when Krita does not give a file in time
  public boolean export(Path document, Path target, Duration timeout, Cancellation cancellation) {
    DocumentCheck.check(document, target, cancellation);
    String last = "";
    try (KritaHome.Turn _ = home.turn()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (!ready(cancellation)) return false;
        last = job(document, target, timeout, cancellation);
        if (last.isEmpty()) return true;
        if (Files.exists(target)) Files.delete(target);
      }
    } catch (IOException e) {
      last = "cannot be started (" + e.getMessage() + ")";
    }
    throw new MissingProgram(home.name(), last, "try to open the document in Krita itself");
  }

  /// Starts one, if none runs, even when the last attempt failed.
  ///
  /// @return false when this Krita cannot be scripted
  public boolean start(Cancellation cancellation) {
    try (KritaHome.Turn _ = home.turn()) {
      Files.deleteIfExists(folder.resolve("unscriptable"));
      return ready(cancellation);
    } catch (IOException e) {
      throw new MissingProgram(
          home.name(), "cannot be started (" + e.getMessage() + ")", "check its installation");
    }
  }

  /// Whether one runs now.
  public boolean isRunning() {
    return running() != null && Files.exists(folder.resolve("ready"));
  }

  /// Ends the one that runs.
  public void stop() {
    ProcessHandle launched = running();
    if (launched != null) Processes.stop(launched);
    try {
      for (String file : List.of("launched", "ready", "job", "answer")) {
        Files.deleteIfExists(folder.resolve(file));
      }
    } catch (IOException _) {
      // The next start writes them anew.
    }
  }

  /// The process that the last start left; null when it has ended.
  private @Nullable ProcessHandle running() {
    try {
      String[] words = Files.readString(folder.resolve("launched")).strip().split(" ");
      ProcessHandle process = ProcessHandle.of(Long.parseLong(words[0])).orElse(null);
      // Numbers of processes are used again; the moment of the start tells them apart.
      return process != null && process.isAlive() && words[1].equals(started(process))
          ? process
          : null;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
      return null;
    }
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private boolean ready(Cancellation cancellation) throws IOException {
    if (isRunning()) return true;
    Path unscriptable = folder.resolve("unscriptable");
    if (Files.exists(unscriptable) && Files.readString(unscriptable).equals(make())) return false;
    boolean first = !Files.exists(folder.resolve("krita.log"));
    stop();
    install();
    String idle = Long.toString(IDLE.toSeconds());
    Process process =
        home.start(
            List.of("--nosplash"),
            List.of(),
            List.of("PENTIMENTO_WORKER=" + folder, "PENTIMENTO_WORKER_IDLE=" + idle),
            folder.resolve("krita.log"));
    write("launched", process.pid() + " " + started(process.toHandle()));
    boolean up =
        await("ready", START, cancellation, () -> process.isAlive() && !cannotBeScripted());
    if (up) return true;
    stop();
    // The first start of all fills the home; on a busy machine its slowness proves nothing.
    if (!first || cannotBeScripted()) Files.writeString(unscriptable, make());
    return false;
  }

  /// Whether its messages say that it has no Python for plugins.
  private boolean cannotBeScripted() {
    try {
      String said = Files.readString(folder.resolve("krita.log"), StandardCharsets.ISO_8859_1);
      return said.contains("No module named 'PyQt5'") || said.contains("No module named 'PyQt6'");
    } catch (IOException _) {
      return false;
    }
  }

  /// Names this installation, which may learn to be scripted by an update.
  private String make() throws IOException {
    Path program = Path.of(home.krita().command().getFirst());
    String time = Files.exists(program) ? Files.getLastModifiedTime(program).toString() : "";
    return String.join(" ", home.krita().command()) + " " + time + "\n";
  }

  /// Puts the plugin into the home and switches it on.
  private void install() throws IOException {
    Files.createDirectories(folder);
    Host host = Host.current();
    Map<String, String> none = Map.of();
    KritaFolders folders =
        KritaFolders.of(
            new Host(host.os(), none, home.folder().toString(), null, host.asking()),
            home.krita().kind() == Candidate.Kind.SNAP ? Candidate.Kind.PATH : home.krita().kind());
    Path plugins = folders.resources().resolve("pykrita");
    Files.createDirectories(plugins.resolve(PLUGIN));
    try (InputStream script =
        Objects.requireNonNull(KritaWorker.class.getResourceAsStream(PLUGIN + ".py"))) {
      Files.copy(
          script,
          plugins.resolve(PLUGIN).resolve("__init__.py"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        plugins.resolve(PLUGIN + ".desktop"),
        """
        [Desktop Entry]
        Type=Service
        ServiceTypes=Krita/PythonPlugin
        X-KDE-Library=%s
        X-Python-2-Compatible=false
        Name=Pentimento worker
        Comment=Exports documents for Pentimento
        """
            .formatted(PLUGIN));
    KritaSettings.enable(folders.settings(), PLUGIN);
  }

  /// @return what went wrong; empty when the target is there
  private String job(Path document, Path target, Duration timeout, Cancellation cancellation)
      throws IOException {
    String id = UUID.randomUUID().toString();
    Files.deleteIfExists(folder.resolve("answer"));
    write(
        "job",
        "{\"id\": %s, \"document\": %s, \"target\": %s}"
            .formatted(
                quoted(id),
                quoted(document.toAbsolutePath().toString()),
                quoted(target.toAbsolutePath().toString())));
    boolean answered;
    try {
      answered = await("answer", timeout, cancellation, this::isRunning);
    } catch (Cancelled e) {
      // It is in the middle of something that nobody wants any more.
      stop();
      throw e;
    }
    if (!answered) {
      boolean alive = isRunning();
      stop();
      return alive ? "did not answer within " + timeout.toSeconds() + " s" : "ended unexpectedly";
    }
    String answer = Files.readString(folder.resolve("answer"));
    Files.delete(folder.resolve("answer"));
    if (!answer.contains(quoted(id))) return "answered something else";
    if (answer.endsWith("\"error\": \"\"}") && Files.exists(target) && Files.size(target) > 0) {
      return "";
    }
    return "failed: " + answer.replaceFirst(".*\"error\": ", "").replaceFirst("}$", "");
  }

  @FunctionalInterface
  private interface Goes {
    boolean on();
  }

  /// @return whether the file appeared in time
  private boolean await(String file, Duration longest, Cancellation cancellation, Goes goes) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      while (!Files.exists(folder.resolve(file))) {
        cancellation.check();
        if (System.nanoTime() > end || !goes.on()) return Files.exists(folder.resolve(file));
        Thread.sleep(10);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  private void write(String file, String text) throws IOException {
    Path fresh = folder.resolve(file + ".part");
    Files.writeString(fresh, text);
    Files.move(
        fresh,
        folder.resolve(file),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// Text as JSON has it.
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append("\\u%04x".formatted((int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
