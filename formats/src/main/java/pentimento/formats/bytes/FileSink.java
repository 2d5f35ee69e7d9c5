package pentimento.formats.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file that is being written: appended to, or written at any position.
public final class FileSink {

  private final FileChannel channel;
  private long end;

  public FileSink(FileChannel channel) {
    this.channel = channel;
  }

  /// Where the next bytes will be appended.
  public long end() {
    return end;
  }

  /// Appends bytes and returns where they start.
  public long append(byte[] bytes) throws IOException {
    return append(bytes, 0, bytes.length);
  }

  public long append(byte[] bytes, int at, int count) throws IOException {
    long start = end;
    write(start, bytes, at, count);
    return start;
  }

  /// Appends what remains in the buffer and returns where it starts.
  public long append(ByteBuffer buffer) throws IOException {
    long start = end;
    write(start, buffer);
    return start;
  }

  /// Appends a zero byte when the next one would stand at an odd place.
  public void align() throws IOException {
    if ((end & 1) != 0) append(new byte[1]);
  }

  public void write(long offset, byte[] bytes) throws IOException {
    write(offset, bytes, 0, bytes.length);
  }

  public void write(long offset, byte[] bytes, int at, int count) throws IOException {
    write(offset, ByteBuffer.wrap(bytes, at, count));
  }

  /// Writes what remains in the buffer.
  public void write(long offset, ByteBuffer buffer) throws IOException {
    long position = offset;
    while (buffer.hasRemaining()) position += channel.write(buffer, position);
    end = Math.max(end, position);
  }
}
