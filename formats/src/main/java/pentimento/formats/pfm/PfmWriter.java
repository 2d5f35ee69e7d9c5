package pentimento.formats.pfm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import pentimento.formats.BandProducer;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.bands.BandCheck;
import pentimento.formats.bands.FloatRows;
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
          FloatRows rows = new FloatRows(header);
          producer.produce(band -> {
            check.accept(band);
            write(band, rows, sink, start.length, header.height());
          });
          check.finish();
        });
  }

  /// Writes a band from its bottom up, so that each chunk is one run in the file.
  private static void write(Planes band, FloatRows rows, FileSink sink, long start, int height)
      throws IOException {
    for (int bottom = band.rect().bottom(); bottom > band.rect().y(); bottom -= rows.atOnce()) {
      int top = Math.max(band.rect().y(), bottom - rows.atOnce());
      for (int y = bottom - 1; y >= top; y--) rows.add(band, y);
      rows.write(sink, start + rows.rowBytes() * (height - bottom));
    }
  }
}
