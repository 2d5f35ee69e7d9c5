package pentimento.formats.dng;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pentimento.formats.ljpeg.LosslessJpegDecoder;
import pentimento.formats.tiff.Segments;
import pentimento.formats.work.Workers;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// Turns the stored strips or tiles of a raw into a [Mosaic].
final class MosaicDecoder {

  private static final int DNG_1_1 = 0x01010000;

  private final DngHeader header;
  private final Segments segments;
  private final short[] samples;

  private MosaicDecoder(DngHeader header) {
    this.header = header;
    this.segments = header.segments();
    this.samples = new short[segments.width() * segments.height()];
  }

  static Mosaic decode(
      DngHeader header, int threads, Cancellation cancellation, Progress progress) {
    Mosaic mosaic = stored(header, threads, cancellation, progress);
    if (header.badPixels().isEmpty() || mosaic instanceof FloatMosaic) return mosaic;
    ShortMosaic whole = mosaic instanceof ShortMosaic s ? s : inMemory(mosaic);
    header.badPixels().repair(whole, header.image().cfa(), header.image().activeArea());
    return whole;
  }

  private static ShortMosaic inMemory(Mosaic mosaic) {
    int width = mosaic.width();
    short[] samples = new short[width * mosaic.height()];
    float[] row = new float[width];
    for (int y = 0; y < mosaic.height(); y++) {
      mosaic.read(new Rect(0, y, width, 1), row, 0);
      for (int x = 0; x < width; x++) samples[y * width + x] = (short) (int) row[x];
    }
    return new ShortMosaic(width, mosaic.height(), samples);
  }

  private static Mosaic stored(
      DngHeader header, int threads, Cancellation cancellation, Progress progress) {
    Segments segments = header.segments();
    cancellation.check();
    if (segments.compression() == Segments.NONE && segments.sampleFormat() == 1) {
      return new StoredMosaic(segments, header.linearization());
    }
    if (segments.compression() == Segments.JPEG && segments.sampleFormat() == 1) {
      return new MosaicDecoder(header).decodeAll(threads, cancellation, progress);
    }
    return switch (segments.compression()) {
      case Segments.NONE, Segments.DEFLATE, Segments.OLD_DEFLATE ->
          PlainMosaic.decode(header, threads, cancellation, progress);
      default ->
          throw new Unsupported(
              segments.source().name(),
              "its raw data are stored as " + header.image().storage(),
              "convert it with Adobe DNG Converter to lossless compression");
    };
  }

  private Mosaic decodeAll(int threads, Cancellation cancellation, Progress progress) {
    int count = segments.count();
    AtomicInteger done = new AtomicInteger();
    Workers.run(
        count,
        threads,
        i -> {
          cancellation.check();
          decodeSegment(i);
          progress.report("decoding", done.incrementAndGet(), count);
        });
    return new ShortMosaic(segments.width(), segments.height(), samples);
  }

  private void decodeSegment(int segment) {
    long offset = segments.offsets()[segment];
    byte[] data = segments.source().bytes(offset, segments.byteCounts()[segment], "a segment");
    try {
      LosslessJpegDecoder jpeg = new LosslessJpegDecoder(data, oldConverter());
      Rect rect = segments.rect(segment);
      int row = jpeg.width() * jpeg.components();
      // A JPEG row may hold several rows of the segment, one, or more than one needs.
      int perRow = row % segments.segmentWidth() == 0 ? row / segments.segmentWidth() : 1;
      if (row < rect.width() || (long) jpeg.height() * perRow < rect.height()) {
        throw new BadInput(
            segments.source().name(),
            "offset " + offset,
            "segment "
                + segment
                + " holds a JPEG of "
                + row
                + "x"
                + jpeg.height()
                + " samples; expected "
                + segments.segmentWidth()
                + "x"
                + segments.rowsStored(segment));
      }
      jpeg.decode(
          Math.ceilDiv(rect.height(), perRow),
          (y, from) -> {
            for (int k = 0; k < perRow; k++) place(rect, y * perRow + k, from, k);
          });
    } catch (LosslessJpegDecoder.Damaged e) {
      throw new BadInput(
          segments.source().name(),
          "offset " + (offset + e.offset()),
          "segment " + segment + ": " + e.getMessage(),
          "the file is damaged; copy it again from the card or the backup");
    }
  }

  private boolean oldConverter() {
    return header.version() != 0 && header.version() < DNG_1_1;
  }

  private void place(Rect rect, int y, short[] from, int part) {
    if (y >= rect.height()) return;
    int at = (rect.y() + y) * segments.width() + rect.x();
    System.arraycopy(from, part * segments.segmentWidth(), samples, at, rect.width());
    short @Nullable [] table = header.linearization();
    if (table == null) return;
    for (int i = at; i < at + rect.width(); i++) {
      samples[i] = table[Math.min(samples[i] & 0xffff, table.length - 1)];
    }
  }
}
