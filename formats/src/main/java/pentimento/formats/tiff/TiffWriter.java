package pentimento.formats.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pentimento.formats.BandProducer;
import pentimento.formats.ExifWriter;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.Xmp;
import pentimento.formats.bands.BandCheck;
import pentimento.formats.bands.FloatRows;
import pentimento.formats.bands.StripCollector;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.work.Workers;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;

/// Writes little-endian TIFF in strips with ICC profile, EXIF and XMP.
///
/// @param depth how samples are stored
/// @param deflate whether to compress (with the predictor that suits the depth)
/// @param threads how many strips may be compressed at once
public record TiffWriter(Depth depth, boolean deflate, int threads) implements PictureWriter {

  /// How a sample is stored.
  public enum Depth {
    /// Whole numbers from 0 to 255 for 0 to 1.
    BITS_8(8, 1),
    /// Whole numbers from 0 to 65535 for 0 to 1.
    BITS_16(16, 1),
    /// IEEE floating point, unbounded.
    FLOAT_32(32, 3);

    final int bits;
    final int sampleFormat;

    Depth(int bits, int sampleFormat) {
      this.bits = bits;
      this.sampleFormat = sampleFormat;
    }
  }

  private static final int STRIP_BYTES = 256 << 10;
  private static final long LARGEST = 0xffff_ffffL;

  @Override
  public void write(Path target, PictureHeader header, BandProducer producer) {
    long rowBytes = (long) header.width() * header.channels() * depth.bits / 8;
    if (rowBytes * header.height() > LARGEST - (64 << 20)) {
      throw new Unsupported(
          target.toString(),
          "the picture takes more than the 4 GiB that a TIFF can hold",
          "write a smaller picture or an EXR");
    }
    int rowsPerStrip = Math.clamp(STRIP_BYTES / rowBytes, 1, header.height());
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(DirectoryBlock.header(0));
          List<Long> offsets = new ArrayList<>();
          List<Long> counts = new ArrayList<>();
          if (!deflate && depth == Depth.FLOAT_32) {
            plain(sink, header, rowsPerStrip, producer, offsets, counts);
          } else {
            packed(sink, header, rowsPerStrip, producer, offsets, counts);
          }
          finish(target, sink, header, rowsPerStrip, offsets, counts);
        });
  }

  /// Writes floats as they are: rows follow one another, whatever strip they are in.
  private static void plain(
      FileSink sink,
      PictureHeader header,
      int rowsPerStrip,
      BandProducer producer,
      List<Long> offsets,
      List<Long> counts)
      throws IOException {
    FloatRows rows = new FloatRows(header);
    BandCheck check = new BandCheck(header);
    long start = sink.end();
    producer.produce(band -> {
      check.accept(band);
      for (int y = band.rect().y(); y < band.rect().bottom(); ) {
        int end = Math.min(y + rows.atOnce(), band.rect().bottom());
        while (y < end) rows.add(band, y++);
        rows.write(sink, sink.end());
      }
    });
    check.finish();
    for (int y = 0; y < header.height(); y += rowsPerStrip) {
      offsets.add(start + y * rows.rowBytes());
      counts.add(Math.min(rowsPerStrip, header.height() - y) * rows.rowBytes());
    }
  }

  private void packed(
      FileSink sink,
      PictureHeader header,
      int rowsPerStrip,
      BandProducer producer,
      List<Long> offsets,
      List<Long> counts)
      throws IOException {
    StripCollector strips =
        new StripCollector(
            header,
            rowsPerStrip * Math.max(1, 4 * threads),
            (rows, from, to) -> {
              for (byte[] strip : encode(rows, from, to, rowsPerStrip)) {
                offsets.add(sink.append(strip));
                counts.add((long) strip.length);
              }
            });
    producer.produce(strips::band);
    strips.finish();
  }

  private byte[][] encode(Planes rows, int from, int to, int rowsPerStrip) {
    byte[][] strips = new byte[Math.ceilDiv(to - from, rowsPerStrip)][];
    Workers.run(
        strips.length,
        threads,
        i -> {
          int top = from + i * rowsPerStrip;
          strips[i] = StripEncoder.encode(rows, top, Math.min(to, top + rowsPerStrip), this);
        });
    return strips;
  }

  private void finish(
      Path target,
      FileSink sink,
      PictureHeader header,
      int rowsPerStrip,
      List<Long> offsets,
      List<Long> counts)
      throws IOException {
    sink.align();
    long at = sink.end();
    if (at > LARGEST - (16 << 20)) {
      throw new Unsupported(target.toString(), "the TIFF would be larger than 4 GiB", "");
    }
    List<Field> fields = fields(header, rowsPerStrip);
    fields.add(Field.longs(Tag.STRIP_OFFSETS, offsets.stream().mapToLong(o -> o).toArray()));
    fields.add(Field.longs(Tag.STRIP_BYTE_COUNTS, counts.stream().mapToLong(o -> o).toArray()));
    sink.append(
        DirectoryBlock.of(new DirectoryBlock.Node(fields, ExifWriter.children(header)), at));
    sink.write(0, DirectoryBlock.header(at));
  }

  private List<Field> fields(PictureHeader header, int rowsPerStrip) {
    int channels = header.channels();
    int colours = channels < 3 ? 1 : 3;
    List<Field> f = new ArrayList<>(header.metadata().image());
    ExifWriter.addResolution(f);
    f.add(Field.longs(Tag.NEW_SUBFILE_TYPE, 0));
    f.add(Field.longs(Tag.IMAGE_WIDTH, header.width()));
    f.add(Field.longs(Tag.IMAGE_LENGTH, header.height()));
    f.add(Field.shorts(Tag.BITS_PER_SAMPLE, repeat(depth.bits, channels)));
    f.add(Field.shorts(Tag.COMPRESSION, deflate ? Segments.DEFLATE : Segments.NONE));
    f.add(Field.shorts(Tag.PHOTOMETRIC_INTERPRETATION, colours == 1 ? 1 : 2));
    f.add(Field.shorts(Tag.ORIENTATION, 1));
    f.add(Field.shorts(Tag.SAMPLES_PER_PIXEL, channels));
    f.add(Field.longs(Tag.ROWS_PER_STRIP, rowsPerStrip));
    f.add(Field.shorts(Tag.PLANAR_CONFIGURATION, 1));
    if (deflate) f.add(Field.shorts(Tag.PREDICTOR, depth == Depth.FLOAT_32 ? 3 : 2));
    if (channels > colours) {
      int[] extra = new int[channels - colours];
      if (header.alpha() != PictureHeader.Alpha.NONE) {
        extra[extra.length - 1] = header.alpha() == PictureHeader.Alpha.ASSOCIATED ? 1 : 2;
      }
      f.add(Field.shorts(Tag.EXTRA_SAMPLES, extra));
    }
    f.add(Field.shorts(Tag.SAMPLE_FORMAT, repeat(depth.sampleFormat, channels)));
    if (header.icc() != null) {
      f.add(Field.bytes(Tag.ICC_PROFILE, FieldType.UNDEFINED, header.icc()));
    }
    Metadata.Description description = header.metadata().description();
    if (!description.equals(Metadata.Description.EMPTY)) {
      f.add(Field.bytes(Tag.XMP, FieldType.BYTE, Xmp.write(description)));
    }
    return f;
  }

  private static int[] repeat(int value, int count) {
    int[] values = new int[count];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
