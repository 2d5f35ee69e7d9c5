package pentimento.formats.pfm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import pentimento.formats.BandProducer;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.bands.BandCheck;
import pentimento.formats.bytes.FileSink;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;

/// Writes portable float maps: 32-bit floats, little-endian, the bottom row first. They hold
/// neither alpha nor profile nor metadata.
public record PfmWriter() implements PictureWriter {

  @Override
  public void write(Path target, PictureHeader header, BandProducer producer) {
    if (header.channels() != 1 && header.channels() != 3) {
      throw new Unsupported(
          target.toString(),
          "a PFM holds 1 or 3 channels, not " + header.channels(),
          "write a TIFF or an EXR to keep alpha");
    }
    byte[] start =
        ((header.channels() == 3 ? "PF\n" : "Pf\n")
                + header.width()
                + " "
                + header.height()
                + "\n-1.0\n")
            .getBytes(StandardCharsets.US_ASCII);
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(start);
          BandCheck check = new BandCheck(header);
          Rows rows = new Rows(sink, start.length, header);
          producer.produce(band -> {
            check.accept(band);
            rows.write(band);
          });
          check.finish();
        });
  }

  /// Rows on their way to the file, through buffers that are used again and again.
  private static final class Rows {

    private final FileSink sink;
    private final long start;
    private final PictureHeader header;
    private final float[] row;
    private final ByteBuffer buffer;
    private final FloatBuffer samples;
    private final int atOnce;

    Rows(FileSink sink, long start, PictureHeader header) {
      this.sink = sink;
      this.start = start;
      this.header = header;
      this.row = new float[header.width() * header.channels()];
      this.atOnce = Math.max(1, (1 << 20) / (4 * row.length));
      this.buffer =
          ByteBuffer.allocateDirect(4 * row.length * atOnce).order(ByteOrder.LITTLE_ENDIAN);
      this.samples = buffer.asFloatBuffer();
    }

    /// Writes a band from its bottom up, so that each chunk is one run in the file.
    void write(Planes band) throws IOException {
      for (int bottom = band.rect().bottom(); bottom > band.rect().y(); bottom -= atOnce) {
        int top = Math.max(band.rect().y(), bottom - atOnce);
        samples.clear();
        for (int y = bottom - 1; y >= top; y--) {
          int at = band.index(0, y);
          if (header.channels() == 3) {
            interleave(band.plane(0), band.plane(1), band.plane(2), at, row, header.width());
            samples.put(row);
          } else {
            samples.put(band.plane(0), at, header.width());
          }
        }
        buffer.clear().limit(4 * samples.position());
        sink.write(start + 4L * row.length * (header.height() - bottom), buffer);
      }
    }

    private static void interleave(float[] r, float[] g, float[] b, int at, float[] to, int n) {
      for (int i = 0; i < n; i++) {
        to[3 * i] = r[at + i];
        to[3 * i + 1] = g[at + i];
        to[3 * i + 2] = b[at + i];
      }
    }
  }
}
