package pentimento.formats.exr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.AlphaConversion;
import pentimento.formats.BandProducer;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.PictureWriter;
import pentimento.formats.bands.StripCollector;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.work.Workers;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Writes OpenEXR by rows, one part, any number of layers.
///
/// Alpha in OpenEXR is associated: a picture whose header says that its alpha is straight is
/// multiplied on its way; one that says it is associated already is written as it is. An OpenEXR
/// holds no ICC profile; of the metadata it keeps maker, model, date and what people wrote.
///
/// @param compression none, RLE, ZIPS or ZIP
/// @param type half or float
/// @param chromaticities what RGB stands for, or null to say nothing
/// @param threads how many blocks may be compressed at once
public record ExrWriter(
    Compression compression, PixelType type, @Nullable Chromaticities chromaticities, int threads)
    implements PictureWriter {

  public ExrWriter {
    if (!compression.isWritable()) {
      throw new IllegalArgumentException("we do not write " + compression);
    }
  }

  /// A layer to be written.
  ///
  /// @param name put before its channels' names with a dot; empty for the part's own channels
  /// @param alpha whether the last plane is alpha, and whether the others are multiplied by it
  /// @param planes 1, 2 (with alpha), 3 or 4 planes
  public record Layer(String name, Alpha alpha, Planes planes) {}

  @Override
  public void write(Path target, PictureHeader header, BandProducer producer) {
    write(target, header, List.of(""), List.of(header.alpha()), producer);
  }

  /// Writes several layers of one size as one part.
  public void write(Path target, Metadata metadata, List<Layer> layers) {
    Planes first = layers.getFirst().planes();
    List<float[]> planes = new ArrayList<>();
    for (Layer layer : layers) {
      if (!layer.planes().rect().equals(first.rect())
          || layer.planes().channels() != first.channels()) {
        throw new IllegalArgumentException("the layers differ in size or channels");
      }
      planes.addAll(List.of(layer.planes().planes()));
    }
    Planes all = new Planes(first.rect(), planes.toArray(new float[0][]));
    PictureHeader header =
        PictureHeader.of(first.width(), first.height(), planes.size()).with(metadata);
    write(
        target,
        header,
        layers.stream().map(Layer::name).toList(),
        layers.stream().map(Layer::alpha).toList(),
        sink -> sink.band(all));
  }

  /// @param names of the layers, each with an equal share of the header's channels
  private void write(
      Path target,
      PictureHeader header,
      List<String> names,
      List<Alpha> alphas,
      BandProducer producer) {
    int share = header.channels() / names.size();
    List<ExrChannel> given = new ArrayList<>();
    for (String name : names) {
      String prefix = name.isEmpty() ? "" : name + ".";
      for (String channel : channelNames(share, header.alpha())) {
        given.add(new ExrChannel(prefix + channel, type));
      }
    }
    // The file has its channels by name; each takes its plane from where it was given.
    List<ExrChannel> sorted = new ArrayList<>(given);
    sorted.sort(Comparator.comparing(ExrChannel::name));
    int[] planes = sorted.stream().mapToInt(given::indexOf).toArray();
    Rect window = Rect.ofSize(header.width(), header.height());
    ExrPart part = new ExrPart("", sorted, compression, window, window, null, chromaticities);
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(ExrHeader.of(part, ExrFacts.of(header.metadata())));
          byte[] table = new byte[8 * Math.ceilDiv(header.height(), compression.rows())];
          long tableAt = sink.append(table);
          ByteBuffer offsets = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
          StripCollector.Sink blocks = blocks(sink, header, planes, offsets);
          StripCollector strips =
              new StripCollector(
                  header,
                  groupRows(header),
                  (band, from, to) ->
                      blocks.rows(associated(band, from, to, alphas, share), from, to));
          producer.produce(strips::band);
          strips.finish();
          sink.write(tableAt, table);
        });
  }

  /// Appends rows as blocks, and where each begins.
  private StripCollector.Sink blocks(
      FileSink sink, PictureHeader header, int[] planes, ByteBuffer offsets) {
    if (compression == Compression.NONE) {
      PlainRows plain = new PlainRows(type, planes, header.width(), groupRows(header), threads);
      return (rows, from, to) -> plain.append(sink, rows, from, to, offsets);
    }
    return (rows, from, to) -> {
      for (byte[] block : encode(rows, from, to, planes)) offsets.putLong(sink.append(block));
    };
  }

  /// Enough rows for all threads, about a megabyte of samples for each.
  private int groupRows(PictureHeader header) {
    long rowBytes = 4L * header.width() * header.channels();
    if (compression == Compression.NONE) return PlainRows.rows(rowBytes);
    int rows = Math.clamp((1L << 20) * Math.max(1, threads) / rowBytes, 1, 4096);
    return Math.ceilDiv(rows, compression.rows()) * compression.rows();
  }

  private byte[][] encode(Planes rows, int from, int to, int[] planes) throws IOException {
    int height = compression.rows();
    byte[][] blocks = new byte[Math.ceilDiv(to - from, height)][];
    Workers.run(
        blocks.length,
        threads,
        i -> {
          int top = from + i * height;
          blocks[i] = block(rows, top, Math.min(to, top + height), planes);
        });
    return blocks;
  }

  /// A block with its head: first row, bytes of data.
  private byte[] block(Planes rows, int top, int bottom, int[] planes) {
    RowSamples row = new RowSamples(type, planes, rows.width());
    byte[] samples = new byte[(bottom - top) * row.bytes()];
    ByteBuffer b = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = top; y < bottom; y++) row.put(b, rows, y);
    byte[] packed = BlockCodec.compress(samples, compression);
    byte[] block = new byte[8 + packed.length];
    ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putInt(top).putInt(packed.length);
    System.arraycopy(packed, 0, block, 8, packed.length);
    return block;
  }

  private static Planes associated(Planes band, int from, int to, List<Alpha> alphas, int share) {
    if (!alphas.contains(Alpha.UNASSOCIATED)) return band;
    Rect part = new Rect(band.rect().x(), from, band.width(), to - from);
    Planes copy = band.crop(part);
    for (int i = 0; i < alphas.size(); i++) {
      if (alphas.get(i) != Alpha.UNASSOCIATED) continue;
      float[][] layer = java.util.Arrays.copyOfRange(copy.planes(), i * share, (i + 1) * share);
      AlphaConversion.associate(new Planes(part, layer));
    }
    return copy;
  }

  private static List<String> channelNames(int count, Alpha alpha) {
    return switch (count) {
      case 1 -> List.of("Y");
      case 2 -> List.of("Y", "A");
      case 3 -> List.of("R", "G", "B");
      case 4 -> List.of("R", "G", "B", "A");
      default -> throw new IllegalArgumentException(count + " channels with alpha " + alpha);
    };
  }
}
