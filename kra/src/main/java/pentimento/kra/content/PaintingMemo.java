package pentimento.kra.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.ContentHash;

/// What is known of stored pixels from an earlier look, so that what did not change is not decoded
/// again: from the checksum of a payload, and from the stored bytes of a tile, to the hash of what
/// they decode to.
///
/// Losing it costs time and nothing else. Safe for several threads.
public final class PaintingMemo {

  private static final int MAGIC = 0x504d454d;
  private static final int VERSION = 1;

  /// A memo of an ordinary painting holds some thousand entries.
  private static final int MOST = 4_000_000;

  private final Map<String, ContentHash> known;
  private final Map<String, ContentHash> used = new ConcurrentHashMap<>();

  private PaintingMemo(Map<String, ContentHash> known) {
    this.known = known;
  }

  /// A memo that knows nothing yet.
  public static PaintingMemo empty() {
    return new PaintingMemo(new ConcurrentHashMap<>());
  }

  /// The memo that [#toBytes()] gave; an empty one when the bytes are anything else.
  public static PaintingMemo ofBytes(byte[] bytes) {
    Map<String, ContentHash> known = new ConcurrentHashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) return empty();
      int count = in.readInt();
      if (count < 0 || count > Math.min(MOST, bytes.length / 34)) return empty();
      for (int i = 0; i < count; i++) {
        String key = in.readUTF();
        known.put(key, ContentHash.of(in.readNBytes(32)));
      }
      return new PaintingMemo(known);
    } catch (IOException | IllegalArgumentException _) {
      return empty();
    }
  }

  /// What was asked for or learned since it was made; older knowledge is left out, so that it does
  /// not grow for ever.
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      Map<String, ContentHash> all = new java.util.TreeMap<>(used);
      out.writeInt(all.size());
      for (Map.Entry<String, ContentHash> e : all.entrySet()) {
        out.writeUTF(e.getKey());
        out.write(java.util.HexFormat.of().parseHex(e.getValue().hex()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  @Nullable ContentHash find(String key) {
    ContentHash hash = known.get(key);
    if (hash != null) used.put(key, hash);
    return hash;
  }

  void learn(String key, ContentHash hash) {
    known.put(key, hash);
    used.put(key, hash);
  }
}
