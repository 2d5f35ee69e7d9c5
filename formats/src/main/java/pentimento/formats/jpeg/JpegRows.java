package pentimento.formats.jpeg;

import java.io.IOException;
import java.nio.file.Path;
import pentimento.formats.BandProducer;
import pentimento.formats.PictureHeader;
import pentimento.formats.bands.StripCollector;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.work.Workers;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// A JPEG as rows of blocks, each encoded by itself, from which files are put together: where a few
/// rows change, the others need be neither made nor encoded again. The bytes are those of
/// [JpegWriter].
public final class JpegRows {

  private static final int LONGEST_SIDE = 65535;

  private final PictureHeader header;
  private final int threads;
  private final int height;
  private final byte[] head;
  private final McuRow encoder;

  /// @param target named in complaints
  /// @throws Unsupported when a JPEG cannot hold such a picture
  public JpegRows(Path target, PictureHeader header, JpegWriter writer) {
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
    boolean halved = writer.sampling() == JpegWriter.Sampling.HALF && header.channels() == 3;
    int[] luminance = JpegTables.steps(JpegTables.LUMINANCE, writer.quality());
    int[] chrominance = JpegTables.steps(JpegTables.CHROMINANCE, writer.quality());
    this.header = header;
    this.threads = writer.threads();
    this.height = halved ? 16 : 8;
    this.head = JpegHeader.of(header, luminance, chrominance, halved);
    this.encoder = new McuRow(new ForwardDct(luminance), new ForwardDct(chrominance), halved);
  }

  /// How many rows of blocks there are.
  public int count() {
    return Math.ceilDiv(header.height(), height);
  }

  /// The pixels of the rows of blocks from `from` to `to - 1`.
  public Rect rect(int from, int to) {
    int bottom = Math.min(to * height, header.height());
    return new Rect(0, from * height, header.width(), bottom - from * height);
  }

  /// Encodes the rows of blocks from `from` to `to - 1`.
  ///
  /// @param producer gives the pixels of their rectangle, in coordinates of the picture
  /// @param into takes them, by their numbers
  public void encode(int from, int to, BandProducer producer, byte[][] into) throws IOException {
    Rect part = rect(from, to);
    PictureHeader shape = PictureHeader.of(part.width(), part.height(), header.channels());
    StripCollector strips = strips(shape, (rows, number) -> into[from + number] = rows);
    producer.produce(band -> {
      Rect at = band.rect();
      Rect within = new Rect(at.x(), at.y() - part.y(), at.width(), at.height());
      strips.band(new Planes(within, band.planes()));
    });
    strips.finish();
  }

  /// Writes the file.
  ///
  /// @param rows all rows of blocks
  public void write(Path target, byte[][] rows) {
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(head);
          for (int i = 0; i < rows.length; i++) append(sink, rows[i], i);
          end(sink);
        });
  }

  /// Writes a picture that is encoded as it comes.
  void write(Path target, BandProducer producer) {
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(head);
          StripCollector strips = strips(header, (row, number) -> append(sink, row, number));
          producer.produce(strips::band);
          strips.finish();
          end(sink);
        });
  }

  /// Takes an encoded row of blocks.
  private interface Taker {
    void take(byte[] row, int number) throws IOException;
  }

  private StripCollector strips(PictureHeader shape, Taker taker) {
    return new StripCollector(
        shape,
        height * Math.max(1, 4 * threads),
        (rows, from, to) -> {
          byte[][] encoded = new byte[Math.ceilDiv(to - from, height)][];
          Workers.run(
              encoded.length,
              threads,
              i -> encoded[i] = encoder.encode(rows, from + i * height, to));
          for (int i = 0; i < encoded.length; i++) taker.take(encoded[i], from / height + i);
        });
  }

  /// A restart marker stands between two rows.
  private static void append(FileSink sink, byte[] row, int number) throws IOException {
    if (number > 0) sink.append(new byte[] {(byte) 0xff, (byte) (0xd0 | (number - 1) & 7)});
    sink.append(row);
  }

  private static void end(FileSink sink) throws IOException {
    sink.append(new byte[] {(byte) 0xff, (byte) 0xd9});
  }
}
