package pentimento.kra.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import pentimento.host.Host;

/// Many documents opened in one process of the real Krita, which takes seconds to start.
///
/// A process that ends or stands still is started again behind the document it stumbled over, which
/// gets a second try.
final class KritaBatch {

  /// What became of a document.
  ///
  /// @param outcome `opened`, `refused`, or `crashed`, which also stands for a Krita that hangs
  /// @param asked what Krita asked meanwhile
  /// @param nodes type and name of every node; empty when it was not opened
  record Seen(String outcome, String asked, List<String> nodes) {}

  /// Looks without an answer, ten a second, after which Krita counts as hanging. Time that both are
  /// stopped does not count.
  private static final int PATIENCE = 1800;

  private KritaBatch() {}

  /// Opens documents; skips the test where Krita cannot be scripted.
  ///
  /// @param folder an empty one to work in
  /// @return what was seen, in the order asked
  static List<Seen> open(List<Path> documents, Path folder) throws Exception {
    Host host = Host.current();
    String xvfb = host.onPath("xvfb-run");
    Assumptions.assumeTrue(
        host.onPath("kritarunner") != null && xvfb != null, "no kritarunner or no xvfb-run here");
    Path list = folder.resolve("documents");
    Path answers = folder.resolve("answers");
    Files.write(list, documents.stream().map(Path::toString).toList());
    Map<Integer, Seen> seen = new TreeMap<>();
    int tried = -1;
    while (seen.size() < documents.size()) {
      run(folder, list, answers);
      seen = read(answers);
      int next = next(seen);
      if (next == documents.size()) break;
      if (seen.isEmpty() && log(folder).contains("No module named 'PyQt5'")) {
        Assumptions.abort("this Krita has no Python");
      }
      if (next == tried) {
        String crashed = next + "\u001fcrashed\u001f\u001f\n";
        Files.writeString(answers, crashed, java.nio.file.StandardOpenOption.APPEND);
        seen = read(answers);
      }
      tried = next;
    }
    return List.copyOf(seen.values());
  }

  private static int next(Map<Integer, Seen> seen) {
    int next = 0;
    while (seen.containsKey(next)) next++;
    return next;
  }

  private static String log(Path folder) throws IOException {
    return Files.readString(
        folder.resolve("krita.log"), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Map<Integer, Seen> read(Path answers) throws IOException {
    Map<Integer, Seen> seen = new TreeMap<>();
    if (!Files.exists(answers)) {
      Files.createFile(answers);
      return seen;
    }
    for (String line : Files.readString(answers).split("\n")) {
      if (line.isEmpty()) continue;
      List<String> fields = List.of(line.split("\u001f", -1));
      List<String> nodes = new ArrayList<>(fields.subList(3, fields.size() - 1));
      seen.put(Integer.valueOf(fields.getFirst()), new Seen(fields.get(1), fields.get(2), nodes));
    }
    return seen;
  }

  /// One process, until it has answered everything, ended, or not answered for long.
  private static void run(Path folder, Path list, Path answers) throws Exception {
    Path root = Path.of(System.getProperty("pentimento.root", ".")).toAbsolutePath().normalize();
    Path home = root.resolve(".build/krita-batch-home");
    Path run = Files.createDirectories(home.resolve("run"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder =
        new ProcessBuilder(
                "xvfb-run",
                "-a",
                "kritarunner",
                "-s",
                "open_documents",
                list.toString(),
                answers.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("krita.log").toFile());
    Map<String, String> variables = builder.environment();
    for (String name : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")) {
      variables.remove(name);
    }
    // Krita takes the Python of its own prefix only when that is the first one on the path.
    variables.put("PATH", "/usr/bin:/bin:" + variables.getOrDefault("PATH", ""));
    variables.put("HOME", home.toString());
    variables.put("XDG_RUNTIME_DIR", run.toString());
    variables.put("PYTHONPATH", root.resolve("kra/src/test/krita").toString());
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    variables.put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    try {
      long size = -1;
      int idle = 0;
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        long now = Files.exists(answers) ? Files.size(answers) : 0;
        idle = now == size ? idle + 1 : 0;
        if (idle > PATIENCE) break;
        size = now;
      }
    } finally {
      List<ProcessHandle> started = process.descendants().toList();
      for (ProcessHandle p : started.reversed()) p.destroyForcibly();
      process.destroyForcibly();
    }
  }
}
