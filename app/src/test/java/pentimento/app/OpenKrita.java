package pentimento.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import pentimento.host.Candidate;
import pentimento.host.Host;
import pentimento.host.KnownProgram;
import pentimento.host.ProgramSearch;
import pentimento.pipe.Json;
import pentimento.pixel.MissingProgram;

/// The real Krita with its windows, on a display of its own, driven by scripts that run inside it.
///
/// It has a home of its own below the repository's `.build`; one test at a time uses it. Linux
/// only, with `xvfb-run` and Python for Krita's plugins; the test is skipped elsewhere.
final class OpenKrita implements AutoCloseable {

  private static final Path ROOT =
      Path.of(System.getProperty("pentimento.root", "..")).toAbsolutePath().normalize();
  private static final Path SCRIPTS = ROOT.resolve("app/src/test/krita");
  private static final Path HOME = ROOT.resolve(".build/krita-driven-home");
  private static final String PLUGIN = "pentimento_driver";
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration JOB = Duration.ofMinutes(3);

  private final Path folder;
  private final Process process;
  private final FileChannel turn;

  private OpenKrita(Path folder, Process process, FileChannel turn) {
    this.folder = folder;
    this.process = process;
    this.turn = turn;
  }

  /// Where Krita keeps its own things in this home.
  static Path resources() {
    return HOME.resolve(".local/share/krita");
  }

  static Path settings() {
    return HOME.resolve(".config/kritarc");
  }

  /// Starts it.
  ///
  /// @param plugins names of further plugins in [#resources] to switch on
  /// @param environment added to Krita's
  static OpenKrita start(List<String> plugins, Map<String, String> environment)
      throws IOException, InterruptedException {
    Candidate krita;
    try {
      krita = ProgramSearch.of(KnownProgram.KRITA).required();
    } catch (MissingProgram e) {
      Assumptions.abort(e.getMessage());
      throw e;
    }
    String xvfb = Host.current().onPath("xvfb-run");
    Assumptions.assumeTrue(xvfb != null, "no xvfb-run: Krita cannot be driven here");
    Files.createDirectories(HOME.resolve("run"));
    Files.setPosixFilePermissions(
        HOME.resolve("run"), PosixFilePermissions.fromString("rwx------"));
    FileChannel turn =
        FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var _ = turn.lock();
    Path folder = Files.createDirectories(HOME.resolve("driver"));
    for (String left : List.of("ready", "job.py", "answer")) {
      Files.deleteIfExists(folder.resolve(left));
    }
    install(plugins);
    List<String> command = new ArrayList<>(List.of(String.valueOf(xvfb), "-a", "-s"));
    command.add("-screen 0 1600x1000x24");
    command.addAll(krita.command());
    command.add("--nosplash");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolve("krita.log").toFile());
    Map<String, String> variables = builder.environment();
    for (String inherited : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")) {
      variables.remove(inherited);
    }
    variables.put("HOME", HOME.toString());
    variables.put("XDG_RUNTIME_DIR", HOME.resolve("run").toString());
    variables.put("PENTIMENTO_DRIVER", folder.toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.putAll(environment);
    OpenKrita open = new OpenKrita(folder, builder.start(), turn);
    if (!open.await("ready", START)) {
      String log = Files.readString(HOME.resolve("krita.log"));
      boolean scripted = !log.contains("No module named 'PyQt5'");
      open.close();
      Assumptions.assumeTrue(scripted, "this Krita has no Python");
      throw new IOException("Krita did not come up: " + log);
    }
    return open;
  }

  private static void install(List<String> plugins) throws IOException {
    Path into = resources().resolve("pykrita");
    Files.createDirectories(into.resolve(PLUGIN));
    Files.copy(
        SCRIPTS.resolve(PLUGIN + ".py"),
        into.resolve(PLUGIN).resolve("__init__.py"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        into.resolve(PLUGIN + ".desktop"),
        """
        [Desktop Entry]
        Type=Service
        ServiceTypes=Krita/PythonPlugin
        X-KDE-Library=%s
        X-Python-2-Compatible=false
        Name=Driver of Pentimento's tests
        """
            .formatted(PLUGIN));
    StringBuilder settings = new StringBuilder("[python]\n");
    settings.append("enable_").append(PLUGIN).append("=true\n");
    for (String plugin : plugins) settings.append("enable_").append(plugin).append("=true\n");
    Files.createDirectories(settings().getParent());
    Files.writeString(settings(), settings);
  }

  /// Runs a script of `app/src/test/krita` inside Krita.
  ///
  /// @param arguments set as `args`, a dictionary, for the script
  /// @return what it said
  List<Object> run(String script, Map<String, Object> arguments)
      throws IOException, InterruptedException {
    return runText(arguments, Files.readString(SCRIPTS.resolve(script)));
  }

  /// Runs Python inside Krita.
  List<Object> runText(Map<String, Object> arguments, String python)
      throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("answer"));
    String args = "import json\nargs = json.loads(r'''" + Json.write(arguments) + "''')\n";
    // One scope for functions and what they use.
    String body = args + "globals().update(args=args, say=say)\n";
    Path part = folder.resolve("job.part");
    Files.writeString(part, body + "exec(" + quoted(python) + ", globals())\n");
    Files.move(part, folder.resolve("job.py"), StandardCopyOption.ATOMIC_MOVE);
    if (!await("answer", JOB)) throw new IOException("Krita did not answer: " + python);
    Map<String, Object> answer =
        Json.readObject("answer", Files.readString(folder.resolve("answer")));
    if (!"".equals(answer.get("error"))) {
      throw new IOException(answer.get("error") + "\nasked: " + answer.get("asked"));
    }
    return answer.get("said") instanceof List<?> said ? List.copyOf(said) : List.of();
  }

  private static String quoted(String text) {
    return "bytes.fromhex('"
        + java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        + "').decode('utf-8')";
  }

  private boolean await(String file, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!Files.exists(folder.resolve(file))) {
      if (System.nanoTime() > end || !process.isAlive()) return Files.exists(folder.resolve(file));
      Thread.sleep(5);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> started = process.descendants().toList();
    // Krita first: its display goes with the script that started it.
    for (ProcessHandle p : started.reversed()) p.destroy();
    process.destroy();
    for (ProcessHandle p : started) {
      try {
        p.onExit().get(2, java.util.concurrent.TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        p.destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        p.destroyForcibly();
      }
    }
    process.destroyForcibly();
    turn.close();
  }
}
