package pentimento.kra.zip;

import java.io.InputStream;

/// Bytes of an entry one after the other.
final class EntryStream extends InputStream {

  private final EntryBytes bytes;
  private long position;

  EntryStream(EntryBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) return 0;
    int n = (int) Math.min(length, bytes.size() - position);
    if (n <= 0) return -1;
    bytes.read(position, into, offset, n);
    position += n;
    return n;
  }
}
