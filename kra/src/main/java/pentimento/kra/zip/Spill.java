package pentimento.kra.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.CannotWrite;

/// Where inflated content lives while an archive is open: small content in memory up to a budget,
/// the rest in one temporary file that vanishes on closing.
final class Spill implements AutoCloseable {

  private static final int SMALL = 8 << 20;
  private static final long MEMORY_BUDGET = 64L << 20;

  private long inMemory;
  private @Nullable FileChannel temporary;
  private long used;

  synchronized EntryBytes inflate(ZipArchive archive, ZipEntry entry) {
    if (entry.size() <= SMALL && inMemory + entry.size() <= MEMORY_BUDGET) {
      inMemory += entry.size();
      return new MemoryBytes(archive, entry, archive.bytes(entry, SMALL));
    }
    return toFile(archive, entry);
  }

  private EntryBytes toFile(ZipArchive archive, ZipEntry entry) {
    FileChannel channel = open();
    long start = used;
    byte[] buffer = new byte[1 << 16];
    CRC32 crc = new CRC32();
    long total = 0;
    try (InputStream in = archive.stream(entry)) {
      for (int n = read(archive, entry, in, buffer); n >= 0; ) {
        total += n;
        if (total > entry.size()) throw archive.bad(entry, "holds more bytes than it claims");
        crc.update(buffer, 0, n);
        write(channel, buffer, n, start + total - n);
        n = read(archive, entry, in, buffer);
      }
    } catch (IOException e) {
      throw archive.unreadable(entry, e);
    }
    if (total != entry.size() || crc.getValue() != entry.crc()) {
      throw archive.bad(entry, "is damaged: its size or checksum does not match");
    }
    used += total;
    return new FileBytes(archive, entry, channel, start, total);
  }

  private static int read(ZipArchive archive, ZipEntry entry, InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw archive.unreadable(entry, e);
    }
  }

  private static void write(FileChannel channel, byte[] buffer, int length, long at) {
    ByteBuffer source = ByteBuffer.wrap(buffer, 0, length);
    try {
      while (source.hasRemaining()) at += channel.write(source, at);
    } catch (IOException e) {
      throw new CannotWrite("temporary file", e);
    }
  }

  private FileChannel open() {
    FileChannel open = temporary;
    if (open != null) return open;
    try {
      Path path = Files.createTempFile("pentimento", ".layers");
      open =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new CannotWrite("temporary file", e);
    }
    temporary = open;
    return open;
  }

  @Override
  public synchronized void close() {
    try {
      if (temporary != null) temporary.close();
    } catch (IOException _) {
      // Temporary: the system removes it.
    }
    temporary = null;
  }

  private record MemoryBytes(ZipArchive archive, ZipEntry entry, byte[] content)
      implements EntryBytes {

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) {
      check(archive, entry, position, length, content.length);
      System.arraycopy(content, (int) position, into, offset, length);
    }
  }

  private record FileBytes(
      ZipArchive archive, ZipEntry entry, FileChannel channel, long start, long size)
      implements EntryBytes {

    @Override
    public void read(long position, byte[] into, int offset, int length) {
      check(archive, entry, position, length, size);
      ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
      try {
        long at = start + position;
        while (buffer.hasRemaining()) {
          int n = channel.read(buffer, at);
          if (n < 0) throw archive.bad(entry, "the temporary file was cut short");
          at += n;
        }
      } catch (IOException e) {
        throw archive.unreadable(entry, e);
      }
    }
  }

  private static void check(
      ZipArchive archive, ZipEntry entry, long position, int length, long size) {
    if (position < 0 || position + length > size) {
      throw archive.bad(
          entry, "offset " + position + ": " + length + " bytes expected, but it ends at " + size);
    }
  }
}
