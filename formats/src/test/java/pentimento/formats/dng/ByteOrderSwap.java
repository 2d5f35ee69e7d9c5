package pentimento.formats.dng;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import pentimento.formats.tiff.FieldType;

/// Rewrites a little-endian TIFF's header, directories and values in big-endian order; the samples
/// stay as they are.
final class ByteOrderSwap {

  private final ByteBuffer from;
  private final ByteBuffer to;

  private ByteOrderSwap(byte[] little) {
    from = ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
    to = ByteBuffer.wrap(little.clone()).order(ByteOrder.BIG_ENDIAN);
  }

  static byte[] toBigEndian(byte[] little) {
    ByteOrderSwap swap = new ByteOrderSwap(little);
    int first = swap.from.getInt(4);
    swap.to.put(0, (byte) 'M').put(1, (byte) 'M').putShort(2, (short) 42).putInt(4, first);
    swap.directory(first);
    return swap.to.array();
  }

  private void directory(int at) {
    int count = from.getShort(at);
    to.putShort(at, (short) count);
    for (int i = 0; i < count; i++) {
      int entry = at + 2 + 12 * i;
      int tag = from.getShort(entry) & 0xffff;
      int code = from.getShort(entry + 2);
      int values = from.getInt(entry + 4);
      FieldType type =
          java.util.Arrays.stream(FieldType.values())
              .filter(t -> t.code() == code)
              .findFirst()
              .orElseThrow();
      to.putShort(entry, (short) tag).putShort(entry + 2, (short) code).putInt(entry + 4, values);
      int place = entry + 8;
      if (values * type.size() > 4) {
        place = from.getInt(entry + 8);
        to.putInt(entry + 8, place);
      }
      for (int k = 0; k < values * type.size(); k += type.unit()) {
        switch (type.unit()) {
          case 1 -> to.put(place + k, from.get(place + k));
          case 2 -> to.putShort(place + k, from.getShort(place + k));
          case 4 -> to.putInt(place + k, from.getInt(place + k));
          default -> to.putLong(place + k, from.getLong(place + k));
        }
      }
      if (tag == 330) directory(from.getInt(entry + 8));
    }
    to.putInt(at + 2 + 12 * count, 0);
  }
}
