package pentimento.kpl.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// A zip archive in memory, read by its central directory; nothing is unpacked before it is asked
/// for.
public final class ZipFolder {

  private static final int END = 0x06054b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;

  /// Deflate cannot pack tighter than this.
  private static final long MOST_RATIO = 1040;

  private record Entry(int method, long crc, int packed, long size, int offset) {}

  private final String file;
  private final byte[] bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// @throws BadInput with the offset when it is not a zip archive or is damaged
  public ZipFolder(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
    readDirectory();
  }

  /// Whether the bytes begin like a zip archive.
  public static boolean isZip(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && bytes[2] == 3
        && bytes[3] == 4;
  }

  private void readDirectory() {
    int end = -1;
    for (int i = bytes.length - 22; i >= Math.max(0, bytes.length - 22 - 65535); i--) {
      if (i32(i) == END) {
        end = i;
        break;
      }
    }
    if (end < 0) throw bad(bytes.length, "is not a zip archive, or its end is missing");
    int count = u16(end + 10);
    long at = i32(end + 16) & 0xffffffffL;
    for (int i = 0; i < count; i++) {
      if (at + 46 > bytes.length || i32((int) at) != CENTRAL) {
        throw bad(at, "has a damaged zip directory (entry " + i + ")");
      }
      int p = (int) at;
      int nameLength = u16(p + 28);
      if (p + 46L + nameLength > bytes.length) throw bad(at, "has a damaged zip directory");
      String name = new String(bytes, p + 46, nameLength, StandardCharsets.UTF_8);
      if ((u16(p + 8) & 1) != 0) throw bad(at, "is encrypted ('" + name + "')");
      entries.putIfAbsent(
          name,
          new Entry(
              u16(p + 10),
              i32(p + 16) & 0xffffffffL,
              i32(p + 20),
              i32(p + 24) & 0xffffffffL,
              i32(p + 42)));
      at += 46L + nameLength + u16(p + 30) + u16(p + 32);
    }
  }

  /// All names, in the archive's order.
  public Set<String> names() {
    return entries.keySet();
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /// Opens an entry; null when there is none of that name.
  ///
  /// @param mostBytes reading beyond this is a [BadInput]
  public @Nullable InputStream open(String name, long mostBytes) {
    Entry entry = entries.get(name);
    if (entry == null) return null;
    int at = entry.offset;
    if (at < 0 || at + 30L > bytes.length || i32(at) != LOCAL) {
      throw bad(at, "has no content for '" + name + "'");
    }
    long start = at + 30L + u16(at + 26) + u16(at + 28);
    if (entry.packed < 0 || start + entry.packed > bytes.length) {
      throw bad(start, "ends before '" + name + "' does");
    }
    if (entry.size > mostBytes || entry.size > MOST_RATIO * Math.max(64, entry.packed)) {
      throw bad(at, "claims " + entry.size + " bytes for '" + name + "'; too many");
    }
    InputStream packed = new ByteArrayInputStream(bytes, (int) start, entry.packed);
    return switch (entry.method) {
      case 0 -> packed;
      case 8 -> new Limited(packed, new Inflater(true), name, mostBytes);
      default ->
          throw bad(at, "packs '" + name + "' by method " + entry.method + "; 0 or 8 expected");
    };
  }

  /// The content of an entry; null when there is none of that name.
  public byte @Nullable [] read(String name, int mostBytes) {
    try (InputStream in = open(name, mostBytes)) {
      if (in == null) return null;
      byte[] content = in.readAllBytes();
      CRC32 crc = new CRC32();
      crc.update(content);
      Entry entry = entries.get(name);
      if (entry != null && crc.getValue() != entry.crc) {
        throw bad(entry.offset, "has damaged content in '" + name + "' (checksum)");
      }
      return content;
    } catch (IOException e) {
      throw new BadInput(file, name, "cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  /// Counts what comes out and stops a bomb.
  private final class Limited extends java.io.FilterInputStream {

    private final Inflater inflater;
    private final String name;
    private long left;

    Limited(InputStream packed, Inflater inflater, String name, long most) {
      super(new InflaterInputStream(packed, inflater, 1 << 16));
      this.inflater = inflater;
      this.name = name;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      if (n > 0) left -= n;
      if (left < 0) throw bad(0, "unpacks '" + name + "' to more than is allowed");
      return n;
    }

    @Override
    public void close() throws IOException {
      super.close();
      inflater.end();
    }
  }

  private BadInput bad(long offset, String problem) {
    return new BadInput(file, "offset " + offset, problem);
  }

  private int u16(int at) {
    return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }

  private int i32(int at) {
    return u16(at) | u16(at + 2) << 16;
  }
}
