package pentimento.studio.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Remembers where photographs, edits and paintings have been seen, so that they are found again
/// after they moved. Only a hint where to look: what is found is believed for its hash alone, and
/// losing all of it costs nothing but the search.
public final class Whereabouts {
  /*
   * Small text files below STORE/seen, a path a line, the latest first:
   *   edits/HASH   edit files of the photograph with that hash
   *   folders      folders with photographs that have edits
   *   hashes/PATH  size, time and hash of a photograph, to search a folder fast
   *   locks/PATH   see PhotoLock
   */

  private static final int MOST_FOLDERS = 500;
  private static final int MOST_EDITS = 50;

  private final @Nullable Path folder;

  /// @param store folder of the store; null to remember nothing
  public Whereabouts(@Nullable Path store) {
    this.folder = store == null ? null : store.resolve("seen");
  }

  /// Where the locks of photographs lie; null when nothing is remembered.
  @Nullable Path locks() {
    return folder == null ? null : folder.resolve("locks");
  }

  /// Notes where an edit lies.
  ///
  /// @param source hash of its photograph's bytes
  public void saw(ContentHash source, Path edit) {
    if (folder == null) return;
    Path absolute = edit.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    remember(seen(folder, source), absolute, MOST_EDITS);
    if (parent != null) remember(folder.resolve("folders"), parent, MOST_FOLDERS);
  }

  /// Where edits of a photograph have been seen and are still files.
  public List<Path> edits(ContentHash source) {
    if (folder == null) return List.of();
    List<Path> all = paths(seen(folder, source));
    all.removeIf(file -> !Files.isRegularFile(file));
    return all;
  }

  /// The file that knows of a photograph's edits; null when nothing is remembered.
  public @Nullable Path edited(ContentHash source) {
    return folder == null ? null : seen(folder, source);
  }

  private static Path seen(Path folder, ContentHash source) {
    return folder.resolve("edits").resolve(source.hex());
  }

  /// Where to look for something that belongs into a folder: there, then in all folders known.
  public List<Path> near(Path home) {
    Set<Path> all = new LinkedHashSet<>();
    all.add(home.toAbsolutePath().normalize());
    if (folder != null) all.addAll(paths(folder.resolve("folders")));
    all.removeIf(f -> !Files.isDirectory(f));
    return List.copyOf(all);
  }

  /// The hash of a file, remembered while its size and time stay. For searches and for what can be
  /// made again; whoever must be sure hashes the bytes.
  ///
  /// @throws pentimento.pixel.BadInput when it cannot be read
  public ContentHash hash(Path file) {
    String look = look(file);
    Path memo =
        folder == null
            ? null
            : folder
                .resolve("hashes")
                .resolve(
                    new ContentHasher()
                        .put(file.toAbsolutePath().normalize().toString())
                        .hash()
                        .brief());
    if (memo != null && !look.isEmpty()) {
      List<String> lines = lines(memo);
      if (lines.size() == 2 && lines.getFirst().equals(look)) {
        try {
          return new ContentHash(lines.get(1));
        } catch (IllegalArgumentException _) {
          // Made anew below.
        }
      }
    }
    ContentHash hash = ContentHasher.ofFile(file);
    if (memo != null && !look.isEmpty()) write(memo, List.of(look, hash.hex()));
    return hash;
  }

  private static String look(Path file) {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return a.size() + " " + a.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
    } catch (IOException _) {
      return "";
    }
  }

  private static void remember(Path file, Path path, int most) {
    List<String> lines = lines(file);
    String line = path.toString();
    if (line.contains("\n") || (!lines.isEmpty() && lines.getFirst().equals(line))) return;
    List<String> now = new ArrayList<>(lines);
    now.remove(line);
    now.addFirst(line);
    write(file, now.subList(0, Math.min(most, now.size())));
  }

  private static List<Path> paths(Path file) {
    List<Path> all = new ArrayList<>();
    for (String line : lines(file)) {
      try {
        if (!line.isBlank()) all.add(Path.of(line));
      } catch (InvalidPathException _) {
        // From another system.
      }
    }
    return all;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static void write(Path file, List<String> lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.writeRepeatable(
          file,
          channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
          });
    } catch (IOException | CannotWrite _) {
      // Only a hint is lost.
    }
  }
}
