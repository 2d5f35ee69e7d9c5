package pentimento.app.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import pentimento.host.KritaFolders;
import pentimento.kra.program.KritaSettings;
import pentimento.pipe.Json;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;

/// The docker in Krita: a plugin in Python that calls this Pentimento.
public final class KritaPlugin {

  /// What it is called in Krita's folders and settings.
  public static final String NAME = "pentimento";

  /// How it is in a Krita.
  public enum State {
    CURRENT,
    OLD,
    OFF,
    ABSENT
  }

  private KritaPlugin() {}

  /// How it is in a Krita's folders.
  public static State in(KritaFolders folders) {
    Path installed = plugins(folders).resolve(NAME);
    if (!Files.isDirectory(installed)) return State.ABSENT;
    try {
      if (!KritaSettings.isEnabled(folders.settings(), NAME)) return State.OFF;
      for (Map.Entry<String, byte[]> file : files().entrySet()) {
        Path there = plugins(folders).resolve(file.getKey());
        if (!Files.exists(there) || !same(there, file.getValue())) return State.OLD;
      }
      return State.CURRENT;
    } catch (IOException e) {
      throw BadInput.unreadable(installed.toString(), e);
    }
  }

  /// Installs it, replaces what an older one has left, and switches it on.
  public static void install(KritaFolders folders) {
    Path plugins = plugins(folders);
    try {
      Map<String, byte[]> files = files();
      delete(plugins.resolve(NAME));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = plugins.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        AtomicFile.write(
            target,
            channel -> {
              var bytes = java.nio.ByteBuffer.wrap(file.getValue());
              while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
              }
            });
      }
      KritaSettings.enable(folders.settings(), NAME);
    } catch (IOException e) {
      throw new CannotWrite(plugins.toString(), e);
    }
  }

  /// Removes it.
  ///
  /// @return whether there was one
  public static boolean remove(KritaFolders folders) {
    Path plugins = plugins(folders);
    boolean there = Files.exists(plugins.resolve(NAME));
    try {
      delete(plugins.resolve(NAME));
      Files.deleteIfExists(plugins.resolve(NAME + ".desktop"));
      KritaSettings.forget(folders.settings(), NAME);
    } catch (IOException e) {
      throw new CannotWrite(plugins.toString(), e);
    }
    return there;
  }

  private static Path plugins(KritaFolders folders) {
    return folders.resources().resolve("pykrita");
  }

  /// What belongs into `pykrita`, by path, with how to call this Pentimento.
  private static Map<String, byte[]> files() throws IOException {
    Path home = Path.of(System.getProperty("pentimento.home", "."));
    Path source = home.resolve("plugins").resolve("krita");
    if (!Files.isDirectory(source)) {
      throw new BadInput(
          source.toString(), "", "the docker's files are not there", "install Pentimento anew");
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = source.relativize(file).toString().replace('\\', '/');
        if (name.contains("__pycache__")) continue;
        files.put(name, Files.readAllBytes(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    String launcher =
        System.getProperty("os.name", "").startsWith("Windows") ? "pentimento.cmd" : "pentimento";
    files.put(
        NAME + "/installed.json",
        Json.write(Map.of("command", List.of(home.resolve(launcher).toAbsolutePath().toString())))
            .getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return java.util.Arrays.equals(Files.readAllBytes(file), content);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(p);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
