package pentimento.formats.pfm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
          producer.produce(band -> writeBand(sink, start.length, header, band, check));
          check.finish();
        });
  }

  private static void writeBand(
      FileSink sink, int start, PictureHeader header, Planes band, BandCheck check)
      throws IOException {
    check.accept(band);
    int channels = header.channels();
    int width = header.width();
    long rowBytes = 4L * width * channels;
    int atOnce = Math.clamp((1L << 20) / rowBytes, 1, band.height());
    byte[] bytes = new byte[(int) (rowBytes * atOnce)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // From the band's bottom up, so that each chunk is one run in the file.
    for (int bottom = band.rect().bottom(); bottom > band.rect().y(); bottom -= atOnce) {
      int top = Math.max(band.rect().y(), bottom - atOnce);
      buffer.clear();
      for (int y = bottom - 1; y >= top; y--) {
        int at = band.index(0, y);
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < channels; c++) buffer.putFloat(band.plane(c)[at + x]);
        }
      }
      sink.write(start + rowBytes * (header.height() - bottom), bytes, 0, buffer.position());
    }
  }
}
