package pentimento.kra.program;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.host.Candidate;
import pentimento.host.Host;
import pentimento.pixel.MissingProgram;

/// A home of Krita's own, how Krita is started in it, and whose turn it is.
///
/// @param krita which Krita
/// @param xvfb the program that gives it a display that nobody sees; null where it needs none
/// @param folder its settings and resources
record KritaHome(Candidate krita, @Nullable String xvfb, Path folder) {

  /// The right to use the home, until closed.
  record Turn(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      lock.release();
      channel.close();
    }
  }

  static KritaHome of(Candidate krita, Path folder) {
    Host host = Host.current();
    String xvfb = null;
    if (host.os() == Host.Os.LINUX) {
      xvfb = host.onPath("xvfb-run");
      if (xvfb == null) {
        throw new MissingProgram(
            "xvfb-run",
            "is not installed, and Krita does not start without a display",
            "install xvfb");
      }
    }
    return new KritaHome(krita, xvfb, folder);
  }

  String name() {
    return krita.where();
  }

  /// What Krita said in its last run.
  Path log() {
    return folder.resolve("krita.log");
  }

  /// Waits for the home to be free.
  Turn turn() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      return new Turn(channel, channel.lock());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// The folders that files are in.
  static List<Path> folders(Path... files) {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path file : files) {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) folders.add(parent);
    }
    return List.copyOf(folders);
  }

  /// Starts Krita.
  ///
  /// @param visible folders that it must see even when it runs in a sandbox
  Process start(List<String> arguments, List<Path> visible) throws IOException {
    return start(arguments, visible, List.of(), log());
  }

  /// @param variables of its environment, `NAME=value`
  Process start(List<String> arguments, List<Path> visible, List<String> variables, Path log)
      throws IOException {
    Path run = folder.resolve("run");
    Files.createDirectories(run);
    if (xvfb != null) {
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    }
    List<String> command = new ArrayList<>();
    if (xvfb != null) command.addAll(List.of(xvfb, "-a", "-s", "-screen 0 1280x800x24"));
    command.addAll(krita.command());
    if (krita.kind() == Candidate.Kind.FLATPAK) {
      List<String> options = new ArrayList<>();
      options.add("--filesystem=" + folder);
      for (Path seen : visible) options.add("--filesystem=" + seen);
      for (String variable : variables) options.add("--env=" + variable);
      command.addAll(command.size() - 1, options);
    }
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    var environment = builder.environment();
    for (String inherited : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")) {
      environment.remove(inherited);
    }
    if (xvfb != null) environment.computeIfPresent("PATH", (_, path) -> krita.pathFirst(path));
    environment.put("HOME", folder.toString());
    environment.put("XDG_RUNTIME_DIR", run.toString());
    if (krita.kind() == Candidate.Kind.FLATPAK) {
      // A Flatpak of the user's is installed below the user's home, not below this one.
      String user = Host.current().home();
      environment.putIfAbsent("FLATPAK_USER_DIR", user + "/.local/share/flatpak");
    }
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }
}
