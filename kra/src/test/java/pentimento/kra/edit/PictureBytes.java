package pentimento.kra.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The samples of a float TIFF that Krita wrote, as bytes.
final class PictureBytes {

  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_SIZES = 279;

  private PictureBytes() {}

  /// Red, green and blue.
  ///
  /// @param channels how many the file has
  static byte[] colours(Path file, int channels) throws IOException {
    byte[] all = of(file);
    byte[] colours = new byte[all.length / channels * 3];
    for (int i = 0; i < all.length / (4 * channels); i++) {
      System.arraycopy(all, 4 * channels * i, colours, 12 * i, 12);
    }
    return colours;
  }

  private static byte[] of(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    ByteBuffer b = ByteBuffer.wrap(all);
    b.order(all[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = b.getInt(4);
    long[] offsets = {};
    long[] sizes = {};
    for (int i = 0; i < b.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      int tag = b.getShort(entry) & 0xffff;
      if (tag == STRIP_OFFSETS) offsets = values(b, entry);
      if (tag == STRIP_SIZES) sizes = values(b, entry);
    }
    ByteBuffer out = ByteBuffer.allocate((int) Arrays.stream(sizes).sum());
    for (int i = 0; i < sizes.length; i++) out.put(all, (int) offsets[i], (int) sizes[i]);
    return out.array();
  }

  private static long[] values(ByteBuffer b, int entry) {
    int count = b.getInt(entry + 4);
    boolean words = b.getShort(entry + 2) == 3;
    int size = words ? 2 : 4;
    int at = count * size <= 4 ? entry + 8 : b.getInt(entry + 8);
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = words ? b.getShort(at + 2 * i) & 0xffff : b.getInt(at + 4 * i);
    }
    return values;
  }
}
