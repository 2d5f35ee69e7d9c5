package pentimento.kra.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/// A stretch of a file as a channel, leaving the file's own position alone.
final class Window implements ReadableByteChannel {

  private final FileChannel file;
  private long position;
  private long left;

  Window(FileChannel file, long start, long length) {
    this.file = file;
    this.position = start;
    this.left = length;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (left == 0) return -1;
    int limit = into.limit();
    if (into.remaining() > left) into.limit(into.position() + (int) left);
    int n = file.read(into, position);
    into.limit(limit);
    if (n > 0) {
      position += n;
      left -= n;
    }
    return n;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() {
    // The file belongs to its archive.
  }
}
