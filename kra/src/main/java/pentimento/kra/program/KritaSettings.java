package pentimento.kra.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.AtomicFile;

/// Switches plugins on and off in a `kritarc`, and leaves every other line as it is.
public final class KritaSettings {

  private KritaSettings() {}

  /// Switches a plugin in Python on.
  public static void enable(Path kritarc, String plugin) throws IOException {
    set(kritarc, plugin, true);
  }

  /// Takes what is said of a plugin out.
  public static void forget(Path kritarc, String plugin) throws IOException {
    set(kritarc, plugin, false);
  }

  /// Whether a plugin is on.
  public static boolean isEnabled(Path kritarc, String plugin) throws IOException {
    if (!Files.exists(kritarc)) return false;
    boolean python = false;
    boolean on = false;
    for (String line : Files.readAllLines(kritarc)) {
      if (line.startsWith("[")) python = line.strip().equals("[python]");
      else if (python && isAbout(line, plugin)) on = line.strip().endsWith("=true");
    }
    return on;
  }

  private static boolean isAbout(String line, String plugin) {
    return line.strip().startsWith("enable_" + plugin + "=");
  }

  private static void set(Path kritarc, String plugin, boolean on) throws IOException {
    List<String> old = Files.exists(kritarc) ? Files.readAllLines(kritarc) : List.of();
    List<String> lines = new ArrayList<>();
    boolean python = false;
    boolean said = false;
    for (String line : old) {
      if (line.startsWith("[")) python = line.strip().equals("[python]");
      if (python && isAbout(line, plugin)) continue;
      lines.add(line);
      if (on && !said && python && line.startsWith("[")) {
        lines.add("enable_" + plugin + "=true");
        said = true;
      }
    }
    if (on && !said) lines.addAll(List.of("[python]", "enable_" + plugin + "=true"));
    if (lines.equals(old)) return;
    Path folder = kritarc.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    byte[] text =
        (String.join("\n", lines) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    AtomicFile.write(
        kritarc,
        channel -> {
          var buffer = java.nio.ByteBuffer.wrap(text);
          while (buffer.hasRemaining()) {
            int _ = channel.write(buffer);
          }
        });
  }
}
