package pentimento.formats.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import pentimento.pixel.BadInput;

/// An open file, read by position.
///
/// Not mapped into memory: a mapped file that is truncated by another program kills the virtual
/// machine's access with an unspecific error, a positional read just fails.
public final class FileBytes implements ByteSource, AutoCloseable {

  private final String name;
  private final FileChannel channel;
  private final long length;

  private FileBytes(String name, FileChannel channel, long length) {
    this.name = name;
    this.channel = channel;
    this.length = length;
  }

  /// @throws BadInput when the file cannot be opened or is empty
  public static FileBytes open(Path file) {
    String name = file.toString();
    try {
      if (Files.isDirectory(file)) {
        throw new BadInput(name, "", "is a folder, not a picture");
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      long length = channel.size();
      if (length == 0) {
        channel.close();
        throw new BadInput(name, "", "is empty (0 bytes)", "copy it again from its origin");
      }
      return new FileBytes(name, channel, length);
    } catch (IOException e) {
      throw BadInput.unreadable(name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long offset, byte[] into, int at, int count) {
    need(offset, count, "data");
    ByteBuffer buffer = ByteBuffer.wrap(into, at, count);
    try {
      long position = offset;
      while (buffer.hasRemaining()) {
        int n = channel.read(buffer, position);
        if (n < 0) throw new EOFException("the file became shorter while it was read");
        position += n;
      }
    } catch (IOException e) {
      throw BadInput.unreadable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // Nothing was written, so nothing can be lost.
    }
  }
}
