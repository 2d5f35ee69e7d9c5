package pentimento.formats.dng;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pentimento.formats.tiff.SegmentDecoder;
import pentimento.formats.tiff.Segments;
import pentimento.formats.work.Workers;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// Decodes mosaics that are stored like ordinary TIFFs: deflated whole numbers, and floating point
/// with or without deflate.
final class PlainMosaic {

  private final Segments segments;
  private final SegmentDecoder decoder;
  private final short @Nullable [] linearization;

  private PlainMosaic(DngHeader header) {
    segments = header.segments();
    decoder = new SegmentDecoder(segments);
    linearization = header.linearization();
  }

  static Mosaic decode(
      DngHeader header, int threads, Cancellation cancellation, Progress progress) {
    PlainMosaic plain = new PlainMosaic(header);
    Segments s = header.segments();
    boolean floating = s.sampleFormat() == 3;
    float[] floats = new float[floating ? s.width() * s.height() : 0];
    short[] shorts = new short[floating ? 0 : s.width() * s.height()];
    AtomicInteger done = new AtomicInteger();
    Workers.run(
        s.count(),
        threads,
        i -> {
          cancellation.check();
          if (floating) {
            plain.placeFloats(i, floats);
          } else {
            plain.placeShorts(i, shorts);
          }
          progress.report("decoding", done.incrementAndGet(), s.count());
        });
    return floating
        ? new FloatMosaic(s.width(), s.height(), floats)
        : new ShortMosaic(s.width(), s.height(), shorts);
  }

  private void placeFloats(int segment, float[] to) {
    byte[] from = decoder.decode(segment);
    Rect rect = segments.rect(segment);
    for (int y = 0; y < rect.height(); y++) {
      int index = (rect.y() + y) * segments.width() + rect.x();
      int at = y * segments.rowBytes();
      decoder.floats(from, at, segments.bits() / 8, to, index, rect.width(), false);
    }
  }

  private void placeShorts(int segment, short[] to) {
    byte[] from = decoder.decode(segment);
    Rect rect = segments.rect(segment);
    for (int y = 0; y < rect.height(); y++) {
      int index = (rect.y() + y) * segments.width() + rect.x();
      int at = y * segments.rowBytes();
      for (int x = 0; x < rect.width(); x++) {
        int value =
            segments.bits() == 8
                ? from[at + x] & 0xff
                : from[at + 2 * x] & 0xff | (from[at + 2 * x + 1] & 0xff) << 8;
        to[index + x] =
            linearization == null
                ? (short) value
                : linearization[Math.min(value, linearization.length - 1)];
      }
    }
  }
}
