package pentimento.formats.exr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import pentimento.formats.Metadata;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.bytes.FileBytes;
import pentimento.formats.work.Workers;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// An open OpenEXR: any number of parts and layers, by rows or in tiles (the full size of several),
/// uncompressed, RLE, ZIPS, ZIP or PIZ; half, float or whole numbers.
///
/// As a [PictureFile] it is the picture of its first layer, over its data window: position (0, 0)
/// is the window's upper left pixel. Alpha is associated, as OpenEXR has it.
public final class ExrFile implements PictureFile {

  private final FileBytes bytes;
  private final List<ExrHeaderReader.Located> parts;
  private final List<ExrChannel> shown;
  private final PictureHeader header;
  private final List<String> warnings = new ArrayList<>();

  private ExrFile(FileBytes bytes) {
    this.bytes = bytes;
    this.parts = ExrHeaderReader.read(bytes);
    ExrPart first = parts.getFirst().part();
    for (ExrHeaderReader.Located located : parts) checkCompression(located.part());
    shown = first.picture(first.layers().getFirst());
    boolean alpha = shown.size() % 2 == 0 && shown.getLast().shortName().equalsIgnoreCase("A");
    Rect data = first.dataWindow();
    if (!data.equals(first.displayWindow())) {
      warnings.add(
          "its pixels cover "
              + data
              + " of a frame of "
              + first.displayWindow()
              + "; only the pixels are taken");
    }
    if (parts.size() > 1 || first.layers().size() > 1) {
      warnings.add("it holds several layers; the first is taken");
    }
    header =
        new PictureHeader(
            data.width(),
            data.height(),
            shown.size(),
            alpha ? Alpha.ASSOCIATED : Alpha.NONE,
            null,
            metadata(parts.getFirst().comments()));
  }

  private static Metadata metadata(String comments) {
    if (comments.isEmpty()) return Metadata.EMPTY;
    return Metadata.EMPTY.with(
        new Metadata.Description(null, comments, null, List.of(), null, List.of()));
  }

  /// @throws BadInput when it is no OpenEXR or is damaged
  /// @throws Unsupported for deep or subsampled pictures and other compressions
  public static ExrFile open(Path file) {
    FileBytes bytes = FileBytes.open(file);
    try {
      return new ExrFile(bytes);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  public List<ExrPart> parts() {
    return parts.stream().map(ExrHeaderReader.Located::part).toList();
  }

  @Override
  public PictureHeader header() {
    return header;
  }

  @Override
  public String storage() {
    return switch (shown.getFirst().type()) {
      case HALF -> "16 bit float";
      case FLOAT -> "32 bit float";
      case UINT -> "32 bit";
    };
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public Planes read(Rect region) {
    Rect data = parts.getFirst().part().dataWindow();
    Planes planes = read(0, shown, region.translate(data.x(), data.y()), 1);
    return new Planes(region, planes.planes());
  }

  /// Channels of a part over a region of its data window, in the file's coordinates.
  ///
  /// @param wanted channels of that part, one plane each
  /// @param threads how many blocks may be decoded at once
  public Planes read(int part, List<ExrChannel> wanted, Rect region, int threads) {
    ExrHeaderReader.Located located = parts.get(part);
    Planes planes = Planes.allocate(region, wanted.size());
    List<Integer> touched = new ArrayList<>();
    for (int i = 0; i < located.offsets().length; i++) {
      if (!rect(located.part(), i).intersect(region).isEmpty()) touched.add(i);
    }
    Workers.run(touched.size(), threads, i -> readBlock(located, touched.get(i), wanted, planes));
    return planes;
  }

  @Override
  public void close() {
    bytes.close();
  }

  private void checkCompression(ExrPart part) {
    if (!part.compression().isReadable()) {
      throw new Unsupported(
          bytes.name(),
          "is compressed by " + part.compression() + ", which we do not read",
          "save it with ZIP or PIZ");
    }
  }

  /// The pixels of a block.
  private static Rect rect(ExrPart part, int block) {
    Rect data = part.dataWindow();
    Rect tile = part.tile();
    if (tile == null) {
      int rows = part.compression().rows();
      Rect strip = new Rect(data.x(), data.y() + block * rows, data.width(), rows);
      return strip.intersect(data);
    }
    int across = Math.ceilDiv(data.width(), tile.width());
    return tile.translate(
            data.x() + block % across * tile.width(), data.y() + block / across * tile.height())
        .intersect(data);
  }

  private void readBlock(
      ExrHeaderReader.Located located, int block, List<ExrChannel> wanted, Planes into) {
    ExrPart part = located.part();
    Rect rect = rect(part, block);
    long at = located.offsets()[block] + (located.multiPart() ? 4 : 0);
    // A block names its place: a row, or a tile and its level.
    at += part.tile() == null ? 4 : 16;
    if (located.offsets()[block] <= 0) throw damaged(located, block, "is missing");
    byte[] sizeBytes = bytes.bytes(at, 4, "block " + block);
    int size = ByteBuffer.wrap(sizeBytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 0) throw damaged(located, block, "claims " + size + " bytes");
    byte[] packed = bytes.bytes(at + 4, size, "block " + block);
    long pixelBytes = 0;
    for (ExrChannel channel : part.channels()) pixelBytes += channel.type().bytes();
    long whole = pixelBytes * rect.area();
    // No compression that we read makes more than 2000 bytes of one, but for PIZ's runs.
    if (whole > Integer.MAX_VALUE - 64 || whole / 100_000 > size) {
      throw damaged(located, block, "claims " + whole + " bytes of samples in " + size);
    }
    byte[] samples;
    try {
      samples =
          part.compression() == Compression.PIZ
              ? Piz.decompress(packed, part.channels(), rect.width(), rect.height())
              : BlockCodec.decompress(packed, (int) whole, part.compression());
    } catch (DataFormatException e) {
      throw damaged(located, block, "is damaged: " + e.getMessage());
    }
    Rect common = rect.intersect(into.rect());
    for (int y = common.y(); y < common.bottom(); y++) {
      int start = (int) (pixelBytes * rect.width()) * (y - rect.y());
      for (ExrChannel channel : part.channels()) {
        int plane = wanted.indexOf(channel);
        int bytesEach = channel.type().bytes();
        if (plane >= 0) {
          int from = start + (common.x() - rect.x()) * bytesEach;
          floats(
              samples,
              from,
              channel.type(),
              into.plane(plane),
              into.index(common.x(), y),
              common.width());
        }
        start += bytesEach * rect.width();
      }
    }
  }

  private static void floats(
      byte[] from, int at, PixelType type, float[] into, int offset, int count) {
    ByteBuffer b = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      into[offset + i] =
          switch (type) {
            case HALF -> Float.float16ToFloat(b.getShort(at + 2 * i));
            case FLOAT -> b.getFloat(at + 4 * i);
            case UINT -> b.getInt(at + 4 * i) & 0xffff_ffffL;
          };
    }
  }

  private BadInput damaged(ExrHeaderReader.Located located, int block, @Nullable String problem) {
    return new BadInput(
        bytes.name(),
        "offset " + located.offsets()[block],
        "block " + block + " " + problem,
        "the file is truncated or damaged; copy it again");
  }
}
