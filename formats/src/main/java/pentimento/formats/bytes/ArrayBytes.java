package pentimento.formats.bytes;

/// A block of bytes in memory; shared, not copied.
///
/// @param name the file that the block was taken from
public record ArrayBytes(String name, byte[] array) implements ByteSource {

  @Override
  public long length() {
    return array.length;
  }

  @Override
  public void read(long offset, byte[] into, int at, int count) {
    need(offset, count, "data");
    System.arraycopy(array, (int) offset, into, at, count);
  }
}
