package pentimento.kra.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// The installed Krita, run without a screen, with a home of its own that stays warm below
/// `.build`.
final class RealKrita {

  private RealKrita() {}

  /// Opens a document and saves it again as another; skips the test where Krita or xvfb is missing.
  static void save(Path in, Path out) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        onPath("krita") && onPath("xvfb-run"), "krita or xvfb-run not installed");
    Path home =
        Path.of(System.getProperty("pentimento.root", "."))
            .resolve(".build/krita-home")
            .toAbsolutePath();
    Path run = home.resolve("run");
    Files.createDirectories(run);
    Files.setPosixFilePermissions(
        run, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    Path log = in.resolveSibling(in.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "xvfb-run",
                "-a",
                "krita",
                "--nosplash",
                "--export",
                "--export-filename",
                out.toString(),
                in.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(), "XDG_RUNTIME_DIR", run.toString(), "LC_ALL", "C.UTF-8"));
    Process krita = builder.start();
    try {
      if (!krita.waitFor(120, TimeUnit.SECONDS)) throw new AssertionError("Krita hangs on " + in);
    } finally {
      krita.descendants().forEach(ProcessHandle::destroyForcibly);
      krita.destroyForcibly();
    }
    if (krita.exitValue() != 0 || !Files.exists(out)) {
      throw new AssertionError(
          "Krita ended with " + krita.exitValue() + ": " + Files.readString(log));
    }
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }
}
