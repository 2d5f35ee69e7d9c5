package pentimento.kra.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Unsupported;

/// A zip file open for reading: its directory in memory, its content read when asked for. Safe for
/// several threads until closed.
///
/// Every size is checked against the bytes that are there before memory is taken for it.
public final class ZipArchive implements AutoCloseable {

  /// Deflate cannot do better than 1032:1.
  static final long LARGEST_RATIO = 1032;

  /// Content above this size that claims a ratio beyond what pixels reach is refused as a bomb.
  private static final long LARGE = 256L << 20;

  private static final long LARGE_RATIO = 250;

  private final String file;
  private final FileChannel channel;
  private final long fileSize;
  private final FileTime modified;
  private final List<ZipEntry> entries;
  private final Map<String, ZipEntry> byName;
  private final List<Fragment> fragments;
  private final Spill spill = new Spill();

  private ZipArchive(
      String file,
      FileChannel channel,
      FileTime modified,
      long fileSize,
      List<ZipEntry> entries,
      List<Fragment> fragments) {
    this.file = file;
    this.fragments = List.copyOf(fragments);
    this.modified = modified;
    this.channel = channel;
    this.fileSize = fileSize;
    this.entries = List.copyOf(entries);
    this.byName = HashMap.newHashMap(entries.size());
    for (ZipEntry e : entries) byName.put(e.name(), e);
  }

  /// Opens a file and reads its directory.
  ///
  /// @throws BadInput when it cannot be read or is no zip archive
  public static ZipArchive open(Path path) {
    String file = path.toString();
    mustBeFile(path);
    try {
      FileTime modified = Files.getLastModifiedTime(path);
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new ZipArchive(
            file,
            channel,
            modified,
            channel.size(),
            CentralDirectory.read(file, channel),
            List.of());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw BadInput.unreadable(file, e);
    }
  }

  /// Opens a damaged file by looking for the entries themselves: [#entries()] are those whose
  /// checksum matches, [#fragments()] what is left of others.
  public static ZipArchive salvage(Path path) {
    String file = path.toString();
    mustBeFile(path);
    try {
      FileTime modified = Files.getLastModifiedTime(path);
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        LocalScan.Found found = LocalScan.read(channel);
        return new ZipArchive(
            file, channel, modified, channel.size(), found.intact(), found.fragments());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw BadInput.unreadable(file, e);
    }
  }

  private static void mustBeFile(Path path) {
    if (Files.isRegularFile(path) || !Files.exists(path)) return;
    if (Files.isDirectory(path)) {
      throw new BadInput(
          path.toString(),
          "",
          "is a folder",
          "choose a .kra or .krz; pentimento kra zip makes one of what kra unzip wrote");
    }
    throw new BadInput(
        path.toString(),
        "",
        "is no regular file: a zip archive is read from its end, which a pipe does not allow",
        "write it to a file first");
  }

  /// The file as the user knows it, for messages.
  public String file() {
    return file;
  }

  /// When the file had last been written when it was opened.
  public FileTime modified() {
    return modified;
  }

  /// Bytes of the whole file.
  public long fileSize() {
    return fileSize;
  }

  /// All entries in the order of the directory.
  public List<ZipEntry> entries() {
    return entries;
  }

  /// Damaged entries, where the archive was opened by [#salvage].
  public List<Fragment> fragments() {
    return fragments;
  }

  /// As much of a fragment's content as can be had, at most `limit` bytes.
  public byte[] rescue(Fragment fragment, int limit) {
    ZipEntry entry =
        new ZipEntry(
            -1,
            fragment.name(),
            0,
            fragment.method(),
            0,
            0,
            fragment.end() - fragment.start(),
            0,
            0,
            new byte[0]);
    EntryBytes raw = new ChannelBytes(entry, fragment.start(), fragment.end() - fragment.start());
    InputStream stored = new EntryStream(raw);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    try (InputStream in =
        fragment.method() == ZipEntry.DEFLATED ? new InflatedStream(stored) : stored) {
      for (int n = in.read(buffer); n >= 0 && out.size() < limit; n = in.read(buffer)) {
        out.write(buffer, 0, Math.min(n, limit - out.size()));
      }
    } catch (IOException _) {
      // Damaged from here on.
    }
    return out.toByteArray();
  }

  /// The entry of that name, the last one where there are several; null when there is none.
  public @Nullable ZipEntry find(String name) {
    return byName.get(name);
  }

  /// The whole content of an entry, its CRC checked.
  ///
  /// @param limit the largest size that makes sense for this entry
  /// @throws BadInput when the entry is damaged or larger
  public byte[] bytes(ZipEntry entry, int limit) {
    if (entry.size() > limit) {
      throw bad(
          entry, "claims " + entry.size() + " bytes where " + limit + " is the most expected");
    }
    checkClaims(entry);
    byte[] content = new byte[(int) entry.size()];
    try (InputStream in = stream(entry)) {
      int n = in.readNBytes(content, 0, content.length);
      if (n < content.length)
        throw bad(entry, "ends after " + n + " of " + entry.size() + " bytes");
      if (in.read() >= 0)
        throw bad(entry, "holds more than the " + entry.size() + " bytes it claims");
    } catch (IOException e) {
      throw unreadable(entry, e);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != entry.crc()) throw bad(entry, "is damaged: its checksum does not match");
    return content;
  }

  /// The content as a stream; a damaged one ends in an [IOException] or early, its CRC is not
  /// checked.
  public InputStream stream(ZipEntry entry) {
    InputStream raw = new EntryStream(raw(entry));
    if (entry.method() == ZipEntry.STORED) return raw;
    return new InflatedStream(raw);
  }

  /// The bytes of an entry as the file holds them, compressed or not.
  public EntryBytes raw(ZipEntry entry) {
    if ((entry.flags() & 1) != 0) {
      throw new Unsupported(file, "entry " + entry + " is encrypted", "save it without a password");
    }
    if (entry.method() != ZipEntry.STORED && entry.method() != ZipEntry.DEFLATED) {
      throw new Unsupported(
          file,
          "entry " + entry + " is compressed by method " + entry.method(),
          "pack it with deflate or without compression");
    }
    return new ChannelBytes(entry, dataOffset(entry), entry.compressedSize());
  }

  /// The content of an entry, readable anywhere. What is not compressed is read from the file as
  /// asked; what is, is inflated once, small content into memory, large into a temporary file.
  public EntryBytes content(ZipEntry entry) {
    EntryBytes raw = raw(entry);
    if (entry.method() == ZipEntry.STORED) {
      if (entry.size() != entry.compressedSize()) throw bad(entry, "has two different sizes");
      return raw;
    }
    checkClaims(entry);
    EntryBytes direct = StoredBlocks.index(raw, entry.size());
    if (direct != null) return direct;
    return spill.inflate(this, entry);
  }

  /// Offset in the file of the entry's compressed bytes.
  public long dataOffset(ZipEntry entry) {
    byte[] head = new byte[30];
    new ChannelBytes(entry, 0, fileSize).read(entry.localOffset(), head, 0, 30);
    ByteBuffer b = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (b.getInt(0) != CentralDirectory.LOCAL) {
      throw bad(entry, "is not at offset " + entry.localOffset() + " where the directory has it");
    }
    long start = entry.localOffset() + 30 + (b.getShort(26) & 0xffff) + (b.getShort(28) & 0xffff);
    if (start + entry.compressedSize() > fileSize) {
      throw bad(entry, "reaches beyond the end of the file (" + fileSize + " bytes)");
    }
    return start;
  }

  /// Bytes of the data descriptor that follows an entry's data, 0 when it has none.
  int descriptorSize(ZipEntry entry) {
    if ((entry.flags() & 8) == 0) return 0;
    long end = dataOffset(entry) + entry.compressedSize();
    byte[] bytes = new byte[(int) Math.min(24, fileSize - end)];
    new ChannelBytes(entry, 0, fileSize).read(end, bytes, 0, bytes.length);
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // With or without a signature, with sizes of 4 or 8 bytes: the one whose figures fit.
    for (int signature = 4; signature >= 0; signature -= 4) {
      for (int width = 4; width <= 8; width += 4) {
        int size = signature + 4 + 2 * width;
        if (size > bytes.length) continue;
        if (signature == 4 && b.getInt(0) != CentralDirectory.DESCRIPTOR) continue;
        long crc = b.getInt(signature) & 0xffffffffL;
        long compressed =
            width == 4 ? b.getInt(signature + 4) & 0xffffffffL : b.getLong(signature + 4);
        if (crc == entry.crc() && compressed == entry.compressedSize()) return size;
      }
    }
    throw bad(entry, "its data descriptor does not match the directory");
  }

  @Override
  public void close() {
    spill.close();
    try {
      channel.close();
    } catch (IOException _) {
      // Nothing was written; there is nothing to lose.
    }
  }

  FileChannel channel() {
    return channel;
  }

  BadInput bad(ZipEntry entry, String problem) {
    return new BadInput(
        file,
        "entry " + entry,
        problem,
        "pentimento kra unzip --salvage FILE -o NEW.kra keeps what is intact");
  }

  BadInput unreadable(ZipEntry entry, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return bad(entry, "cannot be read (" + reason + ")");
  }

  /// Weighs the size an entry claims against its compressed bytes.
  private void checkClaims(ZipEntry entry) {
    if (entry.method() == ZipEntry.STORED) return;
    long ratio = entry.size() > LARGE ? LARGE_RATIO : LARGEST_RATIO;
    if (entry.size() > (entry.compressedSize() + 16) * ratio) {
      throw bad(
          entry,
          "claims "
              + entry.size()
              + " bytes out of "
              + entry.compressedSize()
              + ", which no picture"
              + " does");
    }
  }

  /// A stretch of the file.
  private final class ChannelBytes implements EntryBytes {

    private final ZipEntry entry;
    private final long start;
    private final long size;

    ChannelBytes(ZipEntry entry, long start, long size) {
      this.entry = entry;
      this.start = start;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) {
      if (position < 0 || position + length > size) {
        throw bad(
            entry,
            "offset " + position + ": " + length + " bytes expected, but it ends at " + size);
      }
      ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
      try {
        long at = start + position;
        while (buffer.hasRemaining()) {
          int n = channel.read(buffer, at);
          if (n < 0) throw bad(entry, "the file became shorter while it was read");
          at += n;
        }
      } catch (ClosedByInterruptException _) {
        throw new Cancelled();
      } catch (ClosedChannelException _) {
        throw new BadInput(
            file, "entry " + entry, "is asked for after the document was closed", "open it again");
      } catch (IOException e) {
        throw unreadable(entry, e);
      }
    }
  }
}
