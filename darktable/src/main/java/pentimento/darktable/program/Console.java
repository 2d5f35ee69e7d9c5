package pentimento.darktable.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;

/// A finished run of a console program: what it printed, on both streams, and how it ended.
///
/// @param text at most the first mebibyte
record Console(String text, int exitCode, Duration elapsed) {

  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern MISMATCH =
      Pattern.compile(
          "module `([a-z0-9_]+)' version mismatch: (history is \\d+, darktable is \\d+)");
  private static final Pattern ABSENT =
      Pattern.compile("the module `([a-z0-9_]+)' requested by image .* is not installed");

  /// @param folder to run in; its file `console.txt` takes what is printed
  /// @throws MissingProgram when the program cannot be started or takes too long
  static Console run(List<String> line, Path folder, Duration limit, Cancellation cancellation) {
    Path log = folder.resolve("console.txt");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    // Messages are parsed, so they have to be English; numbers on the command line need the point.
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("LANGUAGE", "C");
    long start = System.nanoTime();
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new MissingProgram(
          line.getFirst(), "cannot be started (" + e.getMessage() + ")", "check its installation");
    }
    try {
      process.getOutputStream().close();
      await(process, line.getFirst(), start, limit, cancellation);
      int code = process.exitValue();
      return new Console(read(log), code, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException e) {
      throw new CannotWrite(log.toString(), e);
    } finally {
      stop(process);
    }
  }

  private static void await(
      Process process, String name, long start, Duration limit, Cancellation cancellation) {
    try {
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        cancellation.check();
        if (System.nanoTime() - start > limit.toNanos()) {
          throw new MissingProgram(
              name,
              "did not finish within " + limit.toSeconds() + " s and was stopped",
              "run it by hand to see what it waits for");
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      cancellation.cancel();
      cancellation.check();
    }
  }

  private static void stop(Process process) {
    if (!process.isAlive()) return;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String read(Path log) throws IOException {
    try (var in = Files.newInputStream(log)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  /// Modules that darktable says it leaves out: unknown ones and those with parameters it cannot
  /// read.
  List<String> droppedModules() {
    List<String> dropped = new ArrayList<>();
    Matcher mismatch = MISMATCH.matcher(text);
    while (mismatch.find()) dropped.add(mismatch.group(1) + " (" + mismatch.group(2) + ")");
    Matcher absent = ABSENT.matcher(text);
    while (absent.find()) dropped.add(absent.group(1) + " (not in this darktable)");
    return dropped;
  }

  String lastLine() {
    String last = "";
    for (String line : text.lines().toList()) if (!line.isBlank()) last = line.strip();
    return last;
  }
}
