package pentimento.formats.tiff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.ExifReader;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.bytes.FileBytes;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// An open TIFF: the first picture in it, grey or RGB, 8, 16 or 32 bits, or floating point of 16 to
/// 64 bits; strips or tiles; uncompressed, LZW, deflate or PackBits.
///
/// Regions are decoded when they are asked for; the segment decoded last is kept.
public final class TiffFile implements PictureFile {

  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;

  private record Decoded(int segment, byte[] samples) {}

  private final FileBytes bytes;
  private final Segments segments;
  private final SegmentDecoder decoder;
  private final PictureHeader header;
  private final boolean inverted;
  private final List<String> warnings;
  private volatile @Nullable Decoded last;

  private TiffFile(FileBytes bytes) {
    this.bytes = bytes;
    TiffStructure structure = TiffStructure.read(bytes, "a TIFF");
    Directory directory = structure.chain().getFirst();
    List<String> found = new ArrayList<>(structure.warnings());
    segments = Segments.of(directory);
    decoder = new SegmentDecoder(segments);
    int photometric = (int) directory.integer(Tag.PHOTOMETRIC_INTERPRETATION, BLACK_IS_ZERO);
    int colours = colours(photometric);
    inverted = photometric == WHITE_IS_ZERO;
    if (directory.integer(Tag.FILL_ORDER, 1) != 1) {
      throw new Unsupported(bytes.name(), "its bits are in reverse order (FillOrder 2)", "");
    }
    Alpha alpha = alpha(directory, segments.samples() - colours, found);
    if (structure.chain().size() > 1) found.add("further pictures in the file are passed over");
    Field icc = directory.field(Tag.ICC_PROFILE);
    header =
        new PictureHeader(
            segments.width(),
            segments.height(),
            colours + (alpha == Alpha.NONE ? 0 : 1),
            alpha,
            icc == null ? null : icc.value(),
            ExifReader.read(structure, found));
    warnings = List.copyOf(found);
  }

  /// @throws pentimento.pixel.BadInput when it is no TIFF or is damaged
  /// @throws Unsupported when it is a TIFF of a kind that we do not read
  public static TiffFile open(Path file) {
    FileBytes bytes = FileBytes.open(file);
    try {
      return new TiffFile(bytes);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public PictureHeader header() {
    return header;
  }

  @Override
  public String storage() {
    return segments.bits() + " bit" + (segments.sampleFormat() == 3 ? " float" : "");
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public Planes read(Rect region) {
    Planes planes = Planes.allocate(region, header.channels());
    int perPlane = segments.across() * segments.down();
    for (int i = 0; i < perPlane; i++) {
      Rect part = segments.rect(i).intersect(region);
      if (part.isEmpty()) continue;
      if (segments.planar()) {
        for (int c = 0; c < header.channels(); c++) {
          copy(decoded(c * perPlane + i), segments.rect(i), part, 0, planes, c);
        }
      } else {
        byte[] samples = decoded(i);
        for (int c = 0; c < header.channels(); c++) {
          copy(samples, segments.rect(i), part, c, planes, c);
        }
      }
    }
    return planes;
  }

  @Override
  public void close() {
    bytes.close();
  }

  private byte[] decoded(int segment) {
    Decoded kept = last;
    if (kept != null && kept.segment == segment) return kept.samples;
    byte[] samples = decoder.decode(segment);
    last = new Decoded(segment, samples);
    return samples;
  }

  private void copy(byte[] from, Rect whole, Rect part, int sample, Planes to, int channel) {
    int bytesPerSample = segments.bits() / 8;
    int stride = bytesPerSample * segments.samplesInSegment();
    float[] plane = to.plane(channel);
    for (int y = part.y(); y < part.bottom(); y++) {
      int at =
          (y - whole.y()) * segments.rowBytes()
              + (part.x() - whole.x()) * stride
              + sample * bytesPerSample;
      int index = to.index(part.x(), y);
      decoder.floats(from, at, stride, plane, index, part.width(), true);
      if (inverted && channel == 0) {
        for (int i = index; i < index + part.width(); i++) plane[i] = 1 - plane[i];
      }
    }
  }

  private int colours(int photometric) {
    int colours = photometric == RGB ? 3 : 1;
    boolean known =
        photometric == WHITE_IS_ZERO || photometric == BLACK_IS_ZERO || photometric == RGB;
    if (!known || segments.samples() < colours) {
      throw new Unsupported(
          bytes.name(),
          "its colours are of kind "
              + photometric
              + " with "
              + segments.samples()
              + " samples (neither grey nor RGB)",
          "convert it to RGB");
    }
    return colours;
  }

  private static Alpha alpha(Directory directory, int extra, List<String> warnings) {
    if (extra < 1) return Alpha.NONE;
    Field kinds = directory.field(Tag.EXTRA_SAMPLES);
    long kind = kinds == null || kinds.count() == 0 ? 0 : kinds.integer(0);
    if (extra > 1) warnings.add((extra - 1) + " channels beyond the fourth are passed over");
    if (kind == 1) return Alpha.ASSOCIATED;
    if (kind != 2) warnings.add("what its extra channel is, is not said; taken as straight alpha");
    return Alpha.UNASSOCIATED;
  }
}
