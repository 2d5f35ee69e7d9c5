package pentimento.kra.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Finds the entries of an archive whose directory is lost or lies, by their local headers, and
/// tells intact ones from fragments.
final class LocalScan {

  private static final int HEAD = 30;
  private static final int WINDOW = 1 << 16;

  private final FileChannel channel;
  private final long fileSize;

  private LocalScan(FileChannel channel) throws IOException {
    this.channel = channel;
    this.fileSize = channel.size();
  }

  /// @param intact entries whose checksum matches
  /// @param fragments entries that are damaged, with what is left of them
  record Found(List<ZipEntry> intact, List<Fragment> fragments) {}

  static Found read(FileChannel channel) throws IOException {
    return new LocalScan(channel).scan();
  }

  private Found scan() throws IOException {
    List<ZipEntry> found = new ArrayList<>();
    List<Fragment> fragments = new ArrayList<>();
    ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    long at = 0;
    while (at + HEAD <= fileSize) {
      window.clear();
      fill(window, at);
      int last = window.limit() - HEAD;
      int i = 0;
      while (i <= last && window.getInt(i) != CentralDirectory.LOCAL) i++;
      if (i > last) {
        at += Math.max(1, last + 1);
        continue;
      }
      ZipEntry entry = entry(found.size(), at + i);
      // A fragment reaches no further than the next header.
      endFragment(fragments, at + i);
      if (entry == null) {
        Fragment fragment = fragment(at + i);
        if (fragment != null) fragments.add(fragment);
        at += i + 4;
      } else {
        found.add(entry);
        at = entry.localOffset() + HEAD + entry.compressedSize();
      }
    }
    return new Found(found, fragments);
  }

  private static void endFragment(List<Fragment> fragments, long at) {
    if (fragments.isEmpty()) return;
    Fragment last = fragments.getLast();
    if (last.end() <= at || at < last.start()) return;
    fragments.set(fragments.size() - 1, new Fragment(last.name(), last.method(), last.start(), at));
  }

  private @org.jspecify.annotations.Nullable Fragment fragment(long offset) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    fill(head, offset);
    int method = head.getShort(8) & 0xffff;
    int nameSize = head.getShort(26) & 0xffff;
    long data = offset + HEAD + nameSize + (head.getShort(28) & 0xffff);
    if (data > fileSize || nameSize == 0 || (method != 0 && method != 8)) return null;
    ByteBuffer nameBytes = ByteBuffer.allocate(nameSize);
    fill(nameBytes, offset + HEAD);
    String name = CentralDirectory.decodeName(nameBytes, (head.getShort(6) & 0x800) != 0);
    return new Fragment(name, method, data, fileSize);
  }

  private @org.jspecify.annotations.Nullable ZipEntry entry(int index, long offset)
      throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    fill(head, offset);
    int flags = head.getShort(6) & 0xffff;
    int method = head.getShort(8) & 0xffff;
    int nameSize = head.getShort(26) & 0xffff;
    long data = offset + HEAD + nameSize + (head.getShort(28) & 0xffff);
    if (data > fileSize || (method != 0 && method != 8) || (flags & 1) != 0) return null;
    ByteBuffer nameBytes = ByteBuffer.allocate(nameSize);
    fill(nameBytes, offset + HEAD);
    String name = CentralDirectory.decodeName(nameBytes, (flags & 0x800) != 0);
    long claimedCrc = head.getInt(14) & 0xffffffffL;
    long compressed = head.getInt(18) & 0xffffffffL;
    boolean sizesLater = (flags & 8) != 0;
    long[] result; // compressed size, size, CRC
    if (method == 0) {
      if (sizesLater || data + compressed > fileSize) return null;
      result = storedContent(data, compressed);
    } else {
      result = deflatedContent(data);
    }
    if (result.length == 0 || (!sizesLater && result[2] != claimedCrc)) return null;
    if (sizesLater && !descriptorAgrees(data + result[0], result[2])) return null;
    return new ZipEntry(
        index,
        name,
        flags,
        method,
        head.getInt(10),
        result[2],
        result[0],
        result[1],
        offset,
        new byte[0]);
  }

  private boolean descriptorAgrees(long at, long crc) throws IOException {
    ByteBuffer b = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    if (at + 8 > fileSize) return false;
    fill(b, at);
    int stored = b.getInt(0) == CentralDirectory.DESCRIPTOR ? b.getInt(4) : b.getInt(0);
    return (stored & 0xffffffffL) == crc;
  }

  private long[] storedContent(long data, long size) throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer b = ByteBuffer.allocate(WINDOW);
    for (long at = data; at < data + size; ) {
      b.clear().limit((int) Math.min(WINDOW, data + size - at));
      fill(b, at);
      crc.update(b.array(), 0, b.limit());
      at += b.limit();
    }
    return new long[] {size, size, crc.getValue()};
  }

  /// @return nothing when the stream breaks off or is invalid
  private long[] deflatedContent(long data) throws IOException {
    Inflater inflater = new Inflater(true);
    CRC32 crc = new CRC32();
    ByteBuffer in = ByteBuffer.allocate(WINDOW);
    byte[] out = new byte[WINDOW];
    try {
      for (long at = data; !inflater.finished(); ) {
        if (inflater.needsInput()) {
          if (at >= fileSize) return new long[0];
          in.clear();
          fill(in, at);
          inflater.setInput(in.array(), 0, in.limit());
          at += in.limit();
        }
        int n = inflater.inflate(out);
        crc.update(out, 0, n);
        if (n == 0 && !inflater.finished() && !inflater.needsInput()) return new long[0];
      }
      return new long[] {inflater.getBytesRead(), inflater.getBytesWritten(), crc.getValue()};
    } catch (DataFormatException _) {
      return new long[0];
    } finally {
      inflater.end();
    }
  }

  /// Fills the buffer up to its limit or the end of the file and flips it.
  private void fill(ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      int n = channel.read(buffer, at + buffer.position());
      if (n < 0) break;
    }
    buffer.flip();
  }
}
