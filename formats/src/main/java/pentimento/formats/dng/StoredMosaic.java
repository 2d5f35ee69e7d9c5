package pentimento.formats.dng;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import pentimento.formats.tiff.Segments;
import pentimento.pixel.Rect;

/// An uncompressed mosaic that stays in its file: rows are fetched when they are asked for, so it
/// takes no memory. The file must stay open for as long.
///
/// Samples of 8 and 16 bits lie in the file's byte order; others (10, 12, 14...) are packed from
/// each byte's high end on, in both orders, and rows start at whole bytes.
///
/// @param linearization replaces a stored number by the one at its index, the last one for all
///   beyond; null when numbers are linear as stored
public record StoredMosaic(Segments segments, short @Nullable [] linearization) implements Mosaic {

  @Override
  public int width() {
    return segments.width();
  }

  @Override
  public int height() {
    return segments.height();
  }

  @Override
  public void read(Rect region, float[] into, int offset) {
    for (int i = 0; i < segments.count(); i++) {
      Rect part = segments.rect(i).intersect(region);
      if (!part.isEmpty()) readPart(i, part, region, into, offset);
    }
  }

  @Override
  public long heldBytes() {
    return 0;
  }

  private void readPart(int segment, Rect part, Rect region, float[] into, int offset) {
    Rect whole = segments.rect(segment);
    int rowBytes = segments.rowBytes();
    int firstBit = (part.x() - whole.x()) * segments.bits();
    int firstByte = firstBit / 8;
    int bytes = Math.ceilDiv(firstBit % 8 + part.width() * segments.bits(), 8);
    // Several rows at a time as long as a full row is wanted anyway, else row by row.
    int batch = bytes == rowBytes ? Math.clamp((1 << 16) / rowBytes, 1, part.height()) : 1;
    byte[] buffer = new byte[bytes * batch];
    for (int y = part.y(); y < part.bottom(); y += batch) {
      int rows = Math.min(batch, part.bottom() - y);
      long at = segments.offsets()[segment] + (long) (y - whole.y()) * rowBytes + firstByte;
      segments.source().read(at, buffer, 0, bytes * rows);
      for (int r = 0; r < rows; r++) {
        int to = offset + (y + r - region.y()) * region.width() + part.x() - region.x();
        unpack(buffer, r * bytes, firstBit % 8, into, to, part.width());
      }
    }
  }

  private void unpack(byte[] from, int at, int skip, float[] into, int to, int count) {
    switch (segments.bits()) {
      case 8 -> {
        for (int i = 0; i < count; i++) into[to + i] = from[at + i] & 0xff;
      }
      case 16 -> {
        int low = segments.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
        int high = 1 - low;
        for (int i = 0; i < count; i++) {
          into[to + i] = (from[at + 2 * i + low] & 0xff) | (from[at + 2 * i + high] & 0xff) << 8;
        }
      }
      default -> unpackBits(from, at, skip, into, to, count);
    }
    if (linearization != null) {
      int last = linearization.length - 1;
      for (int i = to; i < to + count; i++) {
        into[i] = linearization[Math.min((int) into[i], last)] & 0xffff;
      }
    }
  }

  private void unpackBits(byte[] from, int at, int skip, float[] into, int to, int count) {
    int bits = segments.bits();
    int mask = (1 << bits) - 1;
    int next = at + 1;
    long held = from[at] & (0xff >> skip);
    int have = 8 - skip;
    for (int i = 0; i < count; i++) {
      while (have < bits) {
        held = held << 8 | from[next++] & 0xff;
        have += 8;
      }
      into[to + i] = (int) (held >>> (have - bits)) & mask;
      have -= bits;
      held &= (1L << have) - 1;
    }
  }
}
