package pentimento.kra.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a zip archive into an empty file: new entries, and entries of other archives byte for
/// byte.
///
/// New entries carry a fixed date, so that equal content gives equal files. Zip64 records appear
/// only where sizes ask for them.
public final class ZipWriter {

  private static final long LIMIT = 0xffffffffL;

  /// 1 January 1980, the earliest date a zip can hold.
  private static final int NO_DATE = 0x00210000;

  private final FileChannel channel;
  private final List<byte[]> central = new ArrayList<>();
  private long position;

  /// @param channel where the archive is written from its position on, and which stays open
  public ZipWriter(FileChannel channel) {
    this.channel = channel;
  }

  /// Writes an entry without compression.
  public void stored(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    entry(name, ZipEntry.STORED, crc.getValue(), content, content.length);
  }

  /// Writes an entry deflated.
  public void deflated(String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
    } finally {
      deflater.end();
    }
    entry(name, ZipEntry.DEFLATED, crc.getValue(), out.toByteArray(), content.length);
  }

  /// Begins an entry without compression whose size is not known yet; it ends with [Sink#finish()],
  /// before anything else is written.
  ///
  /// @param atMost no more bytes will be written
  public Sink stream(String name, long atMost) throws IOException {
    return new Sink(name, atMost >= LIMIT);
  }

  /// Copies an entry of another archive: header, compressed stream and directory record stay as
  /// they are, but for the offset.
  public void copy(ZipArchive from, ZipEntry entry) throws IOException {
    long start = position;
    if (entry.centralRecord().length == 0) {
      rebuild(from, entry);
      return;
    }
    long data = from.dataOffset(entry);
    long end = data + entry.compressedSize() + from.descriptorSize(entry);
    transfer(from.channel(), entry.localOffset(), end - entry.localOffset());
    central.add(CentralRecord.moved(entry, start));
  }

  /// Writes the directory; the archive is complete after it.
  public void finish() throws IOException {
    long start = position;
    for (byte[] record : central) write(ByteBuffer.wrap(record));
    long size = position - start;
    boolean zip64 = central.size() >= 0xffff || size >= LIMIT || start >= LIMIT;
    if (zip64) {
      ByteBuffer b = ByteBuffer.allocate(76).order(ByteOrder.LITTLE_ENDIAN);
      b.putInt(CentralDirectory.END64).putLong(44).putShort((short) 45).putShort((short) 45);
      b.putInt(0).putInt(0).putLong(central.size()).putLong(central.size());
      b.putLong(size).putLong(start);
      b.putInt(CentralDirectory.LOCATOR64).putInt(0).putLong(start + size).putInt(1);
      write(b.flip());
    }
    ByteBuffer b = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    short count = (short) Math.min(central.size(), 0xffff);
    b.putInt(CentralDirectory.END).putShort((short) 0).putShort((short) 0);
    b.putShort(count).putShort(count);
    b.putInt((int) Math.min(size, LIMIT)).putInt((int) Math.min(start, LIMIT)).putShort((short) 0);
    write(b.flip());
  }

  /// Writes an entry of a salvaged archive, which has no directory record, with a header of our
  /// own.
  private void rebuild(ZipArchive from, ZipEntry entry) throws IOException {
    long start = position;
    write(
        header(
            entry.name(),
            entry.method(),
            entry.dosTime(),
            entry.crc(),
            entry.compressedSize(),
            entry.size()));
    transfer(from.channel(), from.dataOffset(entry), entry.compressedSize());
    central.add(
        CentralRecord.of(
            entry.name(),
            entry.method(),
            entry.dosTime(),
            entry.crc(),
            entry.compressedSize(),
            entry.size(),
            start));
  }

  private void entry(String name, int method, long crc, byte[] data, long size) throws IOException {
    long start = position;
    write(header(name, method, NO_DATE, crc, data.length, size));
    write(ByteBuffer.wrap(data));
    central.add(CentralRecord.of(name, method, NO_DATE, crc, data.length, size, start));
  }

  private static ByteBuffer header(
      String name, int method, int time, long crc, long compressed, long size) {
    boolean zip64 = compressed >= LIMIT || size >= LIMIT;
    return header(name, method, time, crc, compressed, size, zip64);
  }

  private static ByteBuffer header(
      String name, int method, int time, long crc, long compressed, long size, boolean zip64) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer b =
        ByteBuffer.allocate(30 + utf8.length + (zip64 ? 20 : 0)).order(ByteOrder.LITTLE_ENDIAN);
    b.putInt(CentralDirectory.LOCAL).putShort((short) (zip64 ? 45 : 20));
    b.putShort((short) CentralRecord.flags(utf8, name)).putShort((short) method).putInt(time);
    b.putInt((int) crc);
    b.putInt((int) (zip64 ? LIMIT : compressed)).putInt((int) (zip64 ? LIMIT : size));
    b.putShort((short) utf8.length).putShort((short) (zip64 ? 20 : 0)).put(utf8);
    if (zip64) b.putShort((short) 1).putShort((short) 16).putLong(size).putLong(compressed);
    return b.flip();
  }

  private void transfer(FileChannel from, long start, long length) throws IOException {
    for (long done = 0; done < length; ) {
      long n =
          channel.transferFrom(
              new Window(from, start + done, length - done), position, length - done);
      if (n <= 0) throw new IOException("the source became shorter while it was copied");
      done += n;
      position += n;
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) position += channel.write(buffer, position);
  }

  /// The content of an entry that is being written.
  public final class Sink {

    private final String name;
    private final boolean zip64;
    private final long start;
    private final CRC32 crc = new CRC32();
    private long size;

    private Sink(String name, boolean zip64) throws IOException {
      this.name = name;
      this.zip64 = zip64;
      this.start = position;
      ZipWriter.this.write(header(name, ZipEntry.STORED, NO_DATE, 0, 0, 0, zip64));
    }

    public void write(byte[] bytes, int offset, int length) throws IOException {
      crc.update(bytes, offset, length);
      ZipWriter.this.write(ByteBuffer.wrap(bytes, offset, length));
      size += length;
    }

    /// Fills in what the header could not say.
    public void finish() throws IOException {
      if (!zip64 && size >= LIMIT) throw new IOException(name + " became larger than announced");
      ByteBuffer header = header(name, ZipEntry.STORED, NO_DATE, crc.getValue(), size, size, zip64);
      for (long at = start; header.hasRemaining(); ) at += channel.write(header, at);
      central.add(
          CentralRecord.of(name, ZipEntry.STORED, NO_DATE, crc.getValue(), size, size, start));
    }
  }
}
