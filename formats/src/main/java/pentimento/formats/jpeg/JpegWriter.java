package pentimento.formats.jpeg;

import java.io.IOException;
import java.nio.file.Path;
import pentimento.formats.BandProducer;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.bands.StripCollector;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.work.Workers;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;

/// Writes baseline JPEG, grey or RGB, with ICC profile, EXIF and XMP.
///
/// An encoder of our own, so that the same picture gives the same bytes with every JDK, rows can be
/// encoded side by side (a restart marker ends each row of blocks), and no more than a band is
/// held.
///
/// @param quality 1 to 100, on the customary scale
/// @param sampling resolution of colour
/// @param threads how many rows of blocks may be encoded at once
public record JpegWriter(int quality, Sampling sampling, int threads) implements PictureWriter {

  /// Resolution of colour against that of brightness.
  public enum Sampling {
    /// The same (4:4:4).
    FULL,
    /// Half in both directions (4:2:0).
    HALF
  }

  private static final int LONGEST_SIDE = 65535;

  public JpegWriter {
    if (quality < 1 || quality > 100) throw new IllegalArgumentException("quality " + quality);
  }

  @Override
  public void write(Path target, PictureHeader header, BandProducer producer) {
    if (header.channels() != 1 && header.channels() != 3) {
      throw new Unsupported(
          target.toString(),
          "a JPEG holds no alpha",
          "flatten the picture, or write a PNG or TIFF");
    }
    if (header.width() > LONGEST_SIDE || header.height() > LONGEST_SIDE) {
      throw new Unsupported(
          target.toString(),
          "a JPEG holds at most 65535 pixels a side, not " + header.width() + "x" + header.height(),
          "write a TIFF, or a smaller picture");
    }
    boolean halved = sampling == Sampling.HALF && header.channels() == 3;
    int rowHeight = halved ? 16 : 8;
    int[] luminance = JpegTables.steps(JpegTables.LUMINANCE, quality);
    int[] chrominance = JpegTables.steps(JpegTables.CHROMINANCE, quality);
    McuRow encoder = new McuRow(new ForwardDct(luminance), new ForwardDct(chrominance), halved);
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(JpegHeader.of(header, luminance, chrominance, halved));
          StripCollector strips =
              new StripCollector(
                  header,
                  rowHeight * Math.max(1, 4 * threads),
                  (rows, from, to) -> encode(sink, encoder, rows, from, to, rowHeight));
          producer.produce(strips::band);
          strips.finish();
          sink.append(new byte[] {(byte) 0xff, (byte) 0xd9});
        });
  }

  private void encode(FileSink sink, McuRow encoder, Planes rows, int from, int to, int rowHeight)
      throws IOException {
    byte[][] encoded = new byte[Math.ceilDiv(to - from, rowHeight)][];
    Workers.run(
        encoded.length, threads, i -> encoded[i] = encoder.encode(rows, from + i * rowHeight, to));
    for (int i = 0; i < encoded.length; i++) {
      int number = from / rowHeight + i;
      if (number > 0) sink.append(new byte[] {(byte) 0xff, (byte) (0xd0 | (number - 1) & 7)});
      sink.append(encoded[i]);
    }
  }
}
