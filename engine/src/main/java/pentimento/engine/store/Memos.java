package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Small facts that would take time to find out again, each a few lines of text under a key. Losing
/// one costs that time. A memo that is damaged in any way counts as lost.
public final class Memos {

  /*
   * The first line is the SHA-256 of what follows: a flipped bit in a memo of hashes would
   * otherwise be believed.
   */

  private static final int MOST_BYTES = 1 << 16;

  private final @Nullable StoreFolder folder;

  /// @param folder the store; null to remember nothing
  public Memos(@Nullable StoreFolder folder) {
    this.folder = folder;
  }

  /// Whether there is a place to keep anything.
  public boolean keeps() {
    return folder != null;
  }

  /// The lines kept under a key; null when there are none.
  public @Nullable List<String> get(String kind, String key) {
    Path file = file(kind, key);
    if (file == null) return null;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return null;
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      if (end < 0 || !text.substring(0, end).equals(sum(kind, key, text.substring(end + 1)))) {
        return null;
      }
      return text.substring(end + 1).lines().toList();
    } catch (IOException _) {
      return null;
    }
  }

  /// Keeps lines under a key, if the store can be written to.
  ///
  /// @return whether it could
  public boolean put(String kind, String key, List<String> lines) {
    Path file = file(kind, key);
    if (file == null) return false;
    String body = String.join("\n", lines) + "\n";
    byte[] bytes = (sum(kind, key, body) + "\n" + body).getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.writeRepeatable(
          file,
          channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
          });
      return true;
    } catch (IOException | CannotWrite _) {
      return false;
    }
  }

  private @Nullable Path file(String kind, String key) {
    if (folder == null) return null;
    return StoreFolder.spread(folder.memos(kind), new ContentHasher().put(key).hash());
  }

  private static String sum(String kind, String key, String body) {
    ContentHash hash = new ContentHasher().put(kind).put(key).put(body).hash();
    return hash.hex();
  }
}
