package pentimento.formats.pfm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.bytes.FileBytes;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A portable float map, `PF` (RGB) or `Pf` (grey), of either byte order. The factor in its header
/// only gives the byte order by its sign; its size is commonly ignored, and is here.
public final class PfmFile implements PictureFile {

  private static final Pattern START =
      Pattern.compile("(P[Ff])\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+([-+0-9.eE]{1,32})\\s");

  private final FileBytes bytes;
  private final PictureHeader header;
  private final ByteOrder order;
  private final int start;

  private PfmFile(FileBytes bytes, PictureHeader header, ByteOrder order, int start) {
    this.bytes = bytes;
    this.header = header;
    this.order = order;
    this.start = start;
  }

  /// @throws BadInput when it is no PFM or has fewer samples than it claims
  public static PfmFile open(Path file) {
    FileBytes bytes = FileBytes.open(file);
    try {
      return open(bytes);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static PfmFile open(FileBytes bytes) {
    byte[] head = bytes.bytes(0, Math.min(128, bytes.length()), "the PFM header");
    Matcher m = START.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (!m.lookingAt()) {
      throw new BadInput(
          bytes.name(), "offset 0", "is no PFM (expected PF or Pf, width, height and scale)");
    }
    int channels = m.group(1).equals("PF") ? 3 : 1;
    int width = Integer.parseInt(m.group(2));
    int height = Integer.parseInt(m.group(3));
    double scale = scale(bytes.name(), m.group(4));
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 16) {
      throw new BadInput(bytes.name(), "offset 3", "is a PFM of " + width + "x" + height);
    }
    bytes.need(m.end(), 4L * width * height * channels, "the samples");
    return new PfmFile(
        bytes,
        PictureHeader.of(width, height, channels),
        scale < 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
        m.end());
  }

  @Override
  public PictureHeader header() {
    return header;
  }

  @Override
  public String storage() {
    return "32 bit float";
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public Planes read(Rect region) {
    Planes planes = Planes.allocate(region, header.channels());
    int channels = header.channels();
    byte[] row = new byte[4 * channels * region.width()];
    ByteBuffer b = ByteBuffer.wrap(row).order(order);
    for (int y = region.y(); y < region.bottom(); y++) {
      long fileRow = header.height() - 1L - y;
      long at = start + 4L * channels * (fileRow * header.width() + region.x());
      bytes.read(at, row, 0, row.length);
      int to = planes.index(region.x(), y);
      b.clear();
      for (int x = 0; x < region.width(); x++) {
        for (int c = 0; c < channels; c++) planes.plane(c)[to + x] = b.getFloat();
      }
    }
    return planes;
  }

  @Override
  public void close() {
    bytes.close();
  }

  private static double scale(String name, String text) {
    try {
      double scale = Double.parseDouble(text);
      if (scale != 0 && Double.isFinite(scale)) return scale;
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new BadInput(name, "offset 3", "is a PFM with the scale '" + text + "'");
  }
}
