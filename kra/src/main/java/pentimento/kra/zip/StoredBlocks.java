package pentimento.kra.zip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A deflate stream made of stored blocks only, as Krita writes pixels: readable anywhere without
/// inflating.
final class StoredBlocks implements EntryBytes {
  /*
   * RFC 1951, 3.2.4: each block is a byte with BFINAL in bit 0 and BTYPE = 00 in bits 1-2, LEN and
   * its
   * complement in 16 bits each, then LEN bytes. A stored block ends on a byte boundary, so the next
   * header starts with a fresh byte.
   */

  /// Below this mean block length an index costs more than inflating does.
  private static final int SHORT_BLOCK = 512;

  private final EntryBytes raw;
  private final long size;
  private final int blocks;
  private final long[] contentStart;
  private final long[] rawStart;

  private StoredBlocks(
      EntryBytes raw, long size, int blocks, long[] contentStart, long[] rawStart) {
    this.raw = raw;
    this.size = size;
    this.blocks = blocks;
    this.contentStart = contentStart;
    this.rawStart = rawStart;
  }

  /// @param raw the deflate stream
  /// @param size bytes of content it should hold
  /// @return null when the stream has a block of another kind, or blocks too short to index
  static @Nullable StoredBlocks index(EntryBytes raw, long size) {
    long[] content = new long[16];
    long[] start = new long[16];
    byte[] head = new byte[5];
    long at = 0;
    long total = 0;
    int n = 0;
    int empty = 0;
    boolean last = false;
    while (!last) {
      if (at + 5 > raw.size()) return null;
      raw.read(at, head, 0, 5);
      int length = (head[1] & 0xff) | (head[2] & 0xff) << 8;
      int complement = (head[3] & 0xff) | (head[4] & 0xff) << 8;
      if ((head[0] & 6) != 0 || length != (complement ^ 0xffff)) return null;
      last = (head[0] & 1) != 0;
      at += 5;
      if (at + length > raw.size()) return null;
      if (length > 0) {
        if (n == content.length) {
          if (total / n < SHORT_BLOCK) return null;
          content = Arrays.copyOf(content, 2 * n);
          start = Arrays.copyOf(start, 2 * n);
        }
        content[n] = total;
        start[n++] = at;
      } else if (!last && ++empty > 64) {
        return null;
      }
      total += length;
      at += length;
      if (total > size) return null;
    }
    return total == size ? new StoredBlocks(raw, size, n, content, start) : null;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, byte[] into, int offset, int length) {
    if (length == 0) return;
    int block = Arrays.binarySearch(contentStart, 0, blocks, position);
    if (block < 0) block = -block - 2;
    while (length > 0) {
      if (block >= blocks) {
        raw.read(raw.size(), into, offset, length);
        return;
      }
      long end = block + 1 < blocks ? contentStart[block + 1] : size;
      int n = (int) Math.min(length, end - position);
      raw.read(rawStart[block] + (position - contentStart[block]), into, offset, n);
      position += n;
      offset += n;
      length -= n;
      block++;
    }
  }
}
