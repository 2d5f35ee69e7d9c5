package pentimento.formats.bytes;

import pentimento.pixel.BadInput;

/// Bytes that can be read at any position, from any thread: a file, or a block held in memory.
///
/// Nothing is allocated for a size found in the bytes before [#need] has weighed it against what is
/// there.
public sealed interface ByteSource permits FileBytes, ArrayBytes {

  /// The file as the user knows it, for messages.
  String name();

  long length();

  /// Fills `into[at, at + count)` with the bytes from `offset` on.
  ///
  /// @throws BadInput when they are not all there
  void read(long offset, byte[] into, int at, int count);

  /// A copy of `count` bytes from `offset` on; `what` names them in the message when they are not
  /// there.
  default byte[] bytes(long offset, long count, String what) {
    need(offset, count, what);
    if (count > Integer.MAX_VALUE - 16) {
      throw new BadInput(
          name(), "offset " + offset, what + " takes " + count + " bytes, more than we can hold");
    }
    byte[] copy = new byte[(int) count];
    read(offset, copy, 0, copy.length);
    return copy;
  }

  /// Checks that `count` bytes from `offset` on exist.
  default void need(long offset, long count, String what) {
    if (offset < 0 || count < 0 || offset > length() || count > length() - offset) {
      throw new BadInput(
          name(),
          "offset " + offset,
          what
              + " should take "
              + count
              + " bytes here, but the file has "
              + length()
              + " bytes in all",
          "the file is truncated or damaged; copy it again from the card or the backup");
    }
  }
}
