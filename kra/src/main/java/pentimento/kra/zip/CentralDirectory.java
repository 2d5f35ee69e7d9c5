package pentimento.kra.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.BadInput;

/// Finds and reads the central directory at the end of a zip file (PKWARE APPNOTE 6.3, Zip64 too).
final class CentralDirectory {

  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;
  static final int END64 = 0x06064b50;
  static final int LOCATOR64 = 0x07064b50;
  static final int DESCRIPTOR = 0x08074b50;

  private static final int END_SIZE = 22;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LONGEST_COMMENT = 0xffff;

  /// No Krita document comes near; beyond it a directory is an attack on memory.
  private static final long LARGEST_DIRECTORY = 256L << 20;

  private final String file;
  private final FileChannel channel;
  private final long fileSize;

  private CentralDirectory(String file, FileChannel channel, long fileSize) {
    this.file = file;
    this.channel = channel;
    this.fileSize = fileSize;
  }

  static List<ZipEntry> read(String file, FileChannel channel) throws IOException {
    return new CentralDirectory(file, channel, channel.size()).read();
  }

  /// Whether there is the head of an entry near the beginning.
  private boolean beginsAsArchive() throws IOException {
    ByteBuffer start = bytes(0, (int) Math.min(fileSize, LONGEST_COMMENT));
    for (int i = 0; i + Integer.BYTES <= start.limit(); i++) {
      if (start.getInt(i) == LOCAL_SIGNATURE) return true;
    }
    return false;
  }

  private List<ZipEntry> read() throws IOException {
    if (fileSize == 0) throw new BadInput(file, "", "is empty", "restore it from a backup");
    int tailSize = (int) Math.min(fileSize, END_SIZE + LONGEST_COMMENT + 20 + 56);
    ByteBuffer tail = bytes(fileSize - tailSize, tailSize);
    int end = findEnd(tail);
    if (end < 0 && beginsAsArchive()) {
      throw new BadInput(
          file,
          "",
          "is cut off: the zip archive has no end",
          "pentimento kra unzip --salvage FILE -o NEW.kra keeps what is intact");
    }
    if (end < 0) {
      throw new BadInput(
          file, "", "is not a zip archive, as Krita's documents are", "choose a .kra or .krz");
    }
    long endOffset = fileSize - tailSize + end;
    long count = tail.getShort(end + 10) & 0xffff;
    long size = tail.getInt(end + 12) & 0xffffffffL;
    long offset = tail.getInt(end + 16) & 0xffffffffL;
    if (end >= 20 && tail.getInt(end - 20) == LOCATOR64) {
      long at = tail.getLong(end - 20 + 8);
      ByteBuffer end64 = bytes(at, 56);
      if (end64.getInt(0) != END64) throw bad(at, "the Zip64 end record is not where it should be");
      count = end64.getLong(32);
      size = end64.getLong(40);
      offset = end64.getLong(48);
      endOffset = at;
    }
    if (size < 0 || offset < 0 || size > endOffset || size > LARGEST_DIRECTORY) {
      throw bad(endOffset, "the directory claims " + size + " bytes, more than the file holds");
    }
    if (count < 0 || count > size / CENTRAL_SIZE) {
      throw bad(endOffset, count + " entries cannot fit in a directory of " + size + " bytes");
    }
    // Bytes in front of the archive shift every offset it holds.
    long shift = Math.max(0, endOffset - size - offset);
    if (shift > 0 && (size == 0 || bytes(offset, 4).getInt(0) == CENTRAL)) shift = 0;
    return entries(bytes(offset + shift, (int) size), (int) count, offset + shift, shift);
  }

  private static int findEnd(ByteBuffer tail) {
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_SIZE + (tail.getShort(at + 20) & 0xffff) <= tail.limit()) return at;
    }
    return -1;
  }

  private List<ZipEntry> entries(ByteBuffer directory, int count, long offset, long shift) {
    List<ZipEntry> entries = new ArrayList<>(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (at + CENTRAL_SIZE > directory.limit() || directory.getInt(at) != CENTRAL) {
        throw bad(offset + at, "entry " + i + " of " + count + " expected here");
      }
      int nameSize = directory.getShort(at + 28) & 0xffff;
      int extraSize = directory.getShort(at + 30) & 0xffff;
      int commentSize = directory.getShort(at + 32) & 0xffff;
      int recordSize = CENTRAL_SIZE + nameSize + extraSize + commentSize;
      if (at + recordSize > directory.limit()) {
        throw bad(offset + at, "entry " + i + " reaches beyond the directory");
      }
      byte[] record = new byte[recordSize];
      directory.get(at, record);
      entries.add(entry(i, record, nameSize, extraSize, offset + at, shift));
      at += recordSize;
    }
    return entries;
  }

  private ZipEntry entry(
      int index, byte[] record, int nameSize, int extraSize, long at, long shift) {
    ByteBuffer b = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    int flags = b.getShort(8) & 0xffff;
    long compressedSize = b.getInt(20) & 0xffffffffL;
    long size = b.getInt(24) & 0xffffffffL;
    long local = b.getInt(42) & 0xffffffffL;
    int extraEnd = CENTRAL_SIZE + nameSize + extraSize;
    for (int e = CENTRAL_SIZE + nameSize; e + 4 <= extraEnd; ) {
      int length = b.getShort(e + 2) & 0xffff;
      int next = e + 4 + length;
      if (next > extraEnd) break;
      if ((b.getShort(e) & 0xffff) == 1) {
        int field = e + 4;
        if (size == 0xffffffffL && field + 8 <= next) {
          size = b.getLong(field);
          field += 8;
        }
        if (compressedSize == 0xffffffffL && field + 8 <= next) {
          compressedSize = b.getLong(field);
          field += 8;
        }
        if (local == 0xffffffffL && field + 8 <= next) local = b.getLong(field);
      }
      e = next;
    }
    String name = name(record, nameSize, (flags & 0x800) != 0);
    if (size < 0 || compressedSize < 0 || local < 0 || local + shift + compressedSize > fileSize) {
      throw new BadInput(
          file,
          "entry " + name + " (offset " + at + ")",
          "claims bytes beyond the end of the file");
    }
    return new ZipEntry(
        index,
        name,
        flags,
        b.getShort(10) & 0xffff,
        b.getInt(12),
        b.getInt(16) & 0xffffffffL,
        compressedSize,
        size,
        local + shift,
        record);
  }

  /// The flag for UTF-8 is missing in old files, whatever they hold.
  static String name(byte[] record, int nameSize, boolean utf8) {
    ByteBuffer bytes = ByteBuffer.wrap(record, CENTRAL_SIZE, nameSize);
    return decodeName(bytes, utf8);
  }

  static String decodeName(ByteBuffer bytes, boolean utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException _) {
      Charset charset =
          !utf8 && Charset.isSupported("IBM437")
              ? Charset.forName("IBM437")
              : StandardCharsets.ISO_8859_1;
      return charset.decode(bytes.duplicate()).toString();
    }
  }

  private ByteBuffer bytes(long offset, int size) throws IOException {
    if (offset < 0 || offset + size > fileSize) {
      throw bad(offset, size + " bytes expected, but the file ends at " + fileSize);
    }
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw bad(offset, "the file became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  private BadInput bad(long offset, String problem) {
    return new BadInput(
        file,
        "offset " + offset,
        problem,
        "pentimento kra unzip --salvage FILE -o NEW.kra keeps what is intact");
  }
}
