package pentimento.kra.zip;

/// The content of one entry, readable at any place and by several threads, without holding it whole
/// where that can be avoided.
public interface EntryBytes {

  /// Bytes of content.
  long size();

  /// Reads exactly `length` bytes from `position` on.
  ///
  /// @throws pentimento.pixel.BadInput when the content ends before that
  void read(long position, byte[] into, int offset, int length);
}
