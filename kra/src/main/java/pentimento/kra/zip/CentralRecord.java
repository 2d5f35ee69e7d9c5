package pentimento.kra.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Directory records for archives we write.
final class CentralRecord {

  private static final long LIMIT = 0xffffffffL;
  private static final int FIXED = 46;
  private static final int UTF8 = 0x800;
  private static final int UNIX = 3 << 8;

  /// A regular file that its owner may write and all may read.
  private static final int MODE = 0100644;

  private CentralRecord() {}

  static int flags(byte[] utf8, String name) {
    return utf8.length == name.length() ? 0 : UTF8;
  }

  static byte[] of(
      String name, int method, int time, long crc, long compressed, long size, long offset) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    byte[] extra = zip64(size >= LIMIT, size, compressed >= LIMIT, compressed, offset);
    ByteBuffer b =
        ByteBuffer.allocate(FIXED + utf8.length + extra.length).order(ByteOrder.LITTLE_ENDIAN);
    int version = extra.length > 0 ? 45 : 20;
    b.putInt(CentralDirectory.CENTRAL).putShort((short) (UNIX | version)).putShort((short) version);
    b.putShort((short) flags(utf8, name)).putShort((short) method).putInt(time).putInt((int) crc);
    b.putInt((int) Math.min(compressed, LIMIT)).putInt((int) Math.min(size, LIMIT));
    b.putShort((short) utf8.length).putShort((short) extra.length);
    b.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(MODE << 16);
    b.putInt((int) Math.min(offset, LIMIT)).put(utf8).put(extra);
    return b.array();
  }

  /// The record of a copied entry: as it was, at its new offset.
  static byte[] moved(ZipEntry entry, long offset) {
    byte[] old = entry.centralRecord();
    ByteBuffer b = ByteBuffer.wrap(old.clone()).order(ByteOrder.LITTLE_ENDIAN);
    boolean plain = (b.getInt(42) & LIMIT) != LIMIT;
    if (plain && offset < LIMIT) {
      b.putInt(42, (int) offset);
      return b.array();
    }
    // The offset moves in or out of the Zip64 field: write that field anew, keep the others.
    int nameSize = b.getShort(28) & 0xffff;
    int extraSize = b.getShort(30) & 0xffff;
    int commentSize = b.getShort(32) & 0xffff;
    ByteBuffer kept = ByteBuffer.allocate(extraSize);
    int extraEnd = FIXED + nameSize + extraSize;
    for (int e = FIXED + nameSize; e + 4 <= extraEnd; ) {
      int next = Math.min(extraEnd, e + 4 + (b.getShort(e + 2) & 0xffff));
      if (b.getShort(e) != 1) kept.put(old, e, next - e);
      e = next;
    }
    byte[] zip64 =
        zip64(
            (b.getInt(24) & LIMIT) == LIMIT,
            entry.size(),
            (b.getInt(20) & LIMIT) == LIMIT,
            entry.compressedSize(),
            offset);
    int newExtra = kept.position() + zip64.length;
    ByteBuffer out =
        ByteBuffer.allocate(FIXED + nameSize + newExtra + commentSize)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(old, 0, FIXED + nameSize).put(kept.array(), 0, kept.position()).put(zip64);
    out.put(old, extraEnd, commentSize);
    out.putShort(30, (short) newExtra).putInt(42, (int) Math.min(offset, LIMIT));
    return out.array();
  }

  private static byte[] zip64(
      boolean withSize, long size, boolean withCompressed, long compressed, long offset) {
    boolean withOffset = offset >= LIMIT;
    int length = 8 * ((withSize ? 1 : 0) + (withCompressed ? 1 : 0) + (withOffset ? 1 : 0));
    if (length == 0) return new byte[0];
    ByteBuffer b = ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN);
    b.putShort((short) 1).putShort((short) length);
    if (withSize) b.putLong(size);
    if (withCompressed) b.putLong(compressed);
    if (withOffset) b.putLong(offset);
    return b.array();
  }
}
