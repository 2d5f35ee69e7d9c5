package pentimento.formats.tiff;

import java.nio.ByteOrder;
import pentimento.formats.bytes.ByteSource;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// How the samples of one TIFF picture are laid out in its file: strips or tiles, both called
/// segments here.
///
/// Segments are numbered row by row; with planes apart, all segments of the first plane come first.
///
/// @param width pixels of a row, from 1
/// @param samples samples per pixel, from 1
/// @param bits bits of each sample
/// @param sampleFormat 1 unsigned, 2 signed, 3 IEEE floating point
/// @param planar whether each channel has segments of its own
/// @param tiled whether every segment has the full size, the last ones too
public record Segments(
    ByteSource source,
    ByteOrder order,
    int width,
    int height,
    int samples,
    int bits,
    int sampleFormat,
    int compression,
    int predictor,
    boolean planar,
    boolean tiled,
    int segmentWidth,
    int segmentHeight,
    long[] offsets,
    long[] byteCounts) {

  public static final int NONE = 1;
  public static final int LZW = 5;
  public static final int JPEG = 7;
  public static final int DEFLATE = 8;
  public static final int PACK_BITS = 32773;
  public static final int OLD_DEFLATE = 32946;

  private static final int LARGEST_SIDE = 300_000;

  /// Reads the layout of a directory and checks that all segments lie inside the file and are large
  /// enough for what they claim to hold.
  ///
  /// @throws BadInput naming the tag at fault
  public static Segments of(Directory d) {
    int width = d.integer(Tag.IMAGE_WIDTH, 0, 1, LARGEST_SIDE);
    int height = d.integer(Tag.IMAGE_LENGTH, 0, 1, LARGEST_SIDE);
    int samples = d.integer(Tag.SAMPLES_PER_PIXEL, 1, 1, 64);
    if ((long) width * height > Integer.MAX_VALUE - 16) {
      throw new Unsupported(
          d.source().name(), width + "x" + height + " pixels are more than we can hold", "");
    }
    boolean planar = d.integer(Tag.PLANAR_CONFIGURATION, 1, 1, 2) == 2 && samples > 1;
    boolean tiled = d.has(Tag.TILE_OFFSETS) || d.has(Tag.TILE_WIDTH);
    int segmentWidth = tiled ? d.integer(Tag.TILE_WIDTH, 0, 1, LARGEST_SIDE) : width;
    int segmentHeight =
        tiled
            ? d.integer(Tag.TILE_LENGTH, 0, 1, LARGEST_SIDE)
            : (int) Math.min(height, Math.max(1, d.integer(Tag.ROWS_PER_STRIP, height)));
    int compression = d.integer(Tag.COMPRESSION, NONE, 0, 65535);
    long claimed =
        (long) Math.ceilDiv(width, segmentWidth)
            * Math.ceilDiv(height, segmentHeight)
            * (planar ? samples : 1);
    int offsetTag = tiled && d.has(Tag.TILE_OFFSETS) ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    int countTag = offsetTag == Tag.TILE_OFFSETS ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS;
    if (d.count(offsetTag) < claimed || claimed > Integer.MAX_VALUE) {
      throw d.bad(offsetTag, "lists " + d.count(offsetTag) + " segments; expected " + claimed);
    }
    int count = (int) claimed;
    int bits = bits(d, samples);
    Segments segments =
        new Segments(
            d.source(),
            d.order(),
            width,
            height,
            samples,
            bits,
            (int) d.integer(Tag.SAMPLE_FORMAT, 1),
            compression,
            d.integer(Tag.PREDICTOR, 1, 1, 65535),
            planar,
            tiled,
            segmentWidth,
            segmentHeight,
            d.numbers(offsetTag, count).integers(),
            byteCounts(d, countTag, count, compression));
    segments.check(d, countTag);
    return segments;
  }

  public int across() {
    return Math.ceilDiv(width, segmentWidth);
  }

  public int down() {
    return Math.ceilDiv(height, segmentHeight);
  }

  public int count() {
    return across() * down() * (planar ? samples : 1);
  }

  /// Samples that lie side by side for one pixel within a segment.
  public int samplesInSegment() {
    return planar ? 1 : samples;
  }

  /// The part of the picture that a segment covers, without a tile's padding.
  public Rect rect(int segment) {
    int i = segment % (across() * down());
    int x = i % across() * segmentWidth;
    int y = i / across() * segmentHeight;
    return new Rect(x, y, Math.min(segmentWidth, width - x), Math.min(segmentHeight, height - y));
  }

  /// Rows that a segment holds in the file: tiles are padded, the last strip is not.
  public int rowsStored(int segment) {
    return tiled ? segmentHeight : rect(segment).height();
  }

  /// Bytes of one uncompressed row of a segment; rows start at whole bytes.
  public int rowBytes() {
    return (int) Math.ceilDiv((long) segmentWidth * samplesInSegment() * bits, 8L);
  }

  /// Bytes of an uncompressed segment.
  public long bytesStored(int segment) {
    return (long) rowBytes() * rowsStored(segment);
  }

  private static int bits(Directory d, int samples) {
    if (!d.has(Tag.BITS_PER_SAMPLE)) return 1;
    Field field = d.numbers(Tag.BITS_PER_SAMPLE, 1);
    int bits = d.integer(Tag.BITS_PER_SAMPLE, 1, 1, 64);
    for (int i = 1; i < Math.min(samples, field.count()); i++) {
      if (field.integer(i) != bits) {
        throw new Unsupported(
            d.source().name(),
            "its channels have different depths, which we do not read",
            "convert it to one depth for all channels");
      }
    }
    return bits;
  }

  private static long[] byteCounts(Directory d, int tag, int count, int compression) {
    if (d.has(tag)) return d.numbers(tag, count).integers();
    if (compression != NONE || count != 1) throw d.bad(tag, "is missing");
    return new long[] {-1};
  }

  private void check(Directory d, int countTag) {
    if ((long) segmentWidth * samplesInSegment() * bits > 8L * (Integer.MAX_VALUE - 16)
        || (long) rowBytes() * segmentHeight > Integer.MAX_VALUE - 16 && compression != NONE) {
      throw new Unsupported(
          source.name(), "its strips or tiles are larger than 2 GiB each", "convert it");
    }
    for (int i = 0; i < count(); i++) {
      if (byteCounts[i] < 0) byteCounts[i] = bytesStored(i);
      long least = Math.ceilDiv(bytesStored(i), densest());
      if (byteCounts[i] < least) {
        throw d.bad(
            countTag,
            "gives segment " + i + " only " + byteCounts[i] + " bytes; it needs " + least);
      }
      source.need(offsets[i], byteCounts[i], (tiled ? "tile " : "strip ") + i);
    }
  }

  /// How many bytes of samples one byte of the file can stand for at most.
  private long densest() {
    return switch (compression) {
      case NONE -> 1;
      case JPEG -> 16;
      case PACK_BITS -> 64;
      case DEFLATE, OLD_DEFLATE -> 1040;
      default -> 4096;
    };
  }
}
