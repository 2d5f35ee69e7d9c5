package pentimento.formats.ljpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Takes bits from the entropy-coded part of a JPEG, where a byte FF is followed by a stuffed 00 or
/// begins a marker. Behind the end or a marker come zeros; [#overrun] tells when they were used.
final class BitReader {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] data;
  private final int end;
  private int position;
  private long held;
  private int have;
  private int invented;

  BitReader(byte[] data, int from, int end) {
    this.data = data;
    this.position = from;
    this.end = end;
  }

  /// The next difference, coded by `table`; -65536 when no code fits.
  int difference(HuffmanDecoder table) {
    if (have < 32) fill();
    int peek =
        (int) (held >>> (have - HuffmanDecoder.QUICK_BITS))
            & ((1 << HuffmanDecoder.QUICK_BITS) - 1);
    int entry = table.quick[peek];
    if ((entry & HuffmanDecoder.COMPLETE) != 0) {
      have -= entry & 31;
      return entry >> 16;
    }
    int symbol;
    if (entry != 0) {
      have -= entry & 31;
      symbol = entry >> 5 & 31;
    } else {
      int found = table.search((int) (held >>> (have - 16)) & 0xffff);
      if (found < 0) return -65536;
      have -= found >> 8;
      symbol = found & 0xff;
      if (symbol == 16) return 0x8000;
      if (symbol == 0) return 0;
    }
    if (have < symbol) fill();
    have -= symbol;
    return HuffmanDecoder.extend((int) (held >>> have) & ((1 << symbol) - 1), symbol);
  }

  /// Skips `count` bits, up to 16.
  void skip(int count) {
    if (have < 32) fill();
    have -= count;
  }

  /// Whether bits were taken that the file does not have.
  boolean overrun() {
    return invented > have;
  }

  /// Goes on behind the next restart marker; false when there is none where it must be.
  boolean restart() {
    held = 0;
    have = 0;
    invented = 0;
    while (position + 1 < end) {
      if ((data[position] & 0xff) == 0xff && data[position + 1] != 0) {
        if ((data[position + 1] & 0xff) == 0xff) {
          position++;
          continue;
        }
        int marker = data[position + 1] & 0xff;
        position += 2;
        return marker >= 0xd0 && marker <= 0xd7;
      }
      position++;
    }
    return false;
  }

  private void fill() {
    if (position + 4 <= end) {
      int four = (int) INT.get(data, position);
      // No byte of the four is FF exactly when no byte of their complement is 0.
      if ((~four - 0x01010101 & four & 0x80808080) == 0) {
        held = held << 32 | four & 0xffff_ffffL;
        have += 32;
        position += 4;
        return;
      }
    }
    while (have <= 48) {
      held <<= 8;
      have += 8;
      if (position >= end) {
        invented += 8;
        continue;
      }
      int next = data[position] & 0xff;
      if (next != 0xff) {
        held |= next;
        position++;
      } else if (position + 1 < end && data[position + 1] == 0) {
        held |= next;
        position += 2;
      } else {
        invented += 8;
      }
    }
  }
}
