package pentimento.formats.exr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import pentimento.pixel.Rect;

/// The bytes of the header of a file with a single part stored by rows.
final class ExrHeader {

  static final int MAGIC = 20000630;
  static final int VERSION = 2;
  static final int TILED = 0x200;
  static final int LONG_NAMES = 0x400;
  static final int DEEP = 0x800;
  static final int MULTI_PART = 0x1000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ExrHeader() {}

  /// @param facts further attributes, each a `String` or a `Float`
  static byte[] of(ExrPart part, Map<String, Object> facts) {
    ExrHeader h = new ExrHeader();
    boolean longNames = part.channels().stream().anyMatch(c -> c.name().length() > 31);
    h.write32(MAGIC);
    h.write32(VERSION | (longNames ? LONG_NAMES : 0));
    h.attribute("channels", "chlist", channels(part.channels()));
    if (part.chromaticities() != null) {
      h.attribute("chromaticities", "chromaticities", floats(values(part.chromaticities())));
    }
    h.attribute("compression", "compression", new byte[] {(byte) part.compression().code()});
    h.attribute("dataWindow", "box2i", box(part.dataWindow()));
    h.attribute("displayWindow", "box2i", box(part.displayWindow()));
    h.attribute("lineOrder", "lineOrder", new byte[] {0});
    h.attribute("pixelAspectRatio", "float", floats(1));
    h.attribute("screenWindowCenter", "v2f", floats(0, 0));
    h.attribute("screenWindowWidth", "float", floats(1));
    facts.forEach((name, fact) -> {
      if (fact instanceof Float number) h.attribute(name, "float", floats(number));
      else h.attribute(name, "string", fact.toString().getBytes(StandardCharsets.UTF_8));
    });
    h.out.write(0);
    return h.out.toByteArray();
  }

  private static byte[] channels(List<ExrChannel> channels) {
    ExrHeader h = new ExrHeader();
    for (ExrChannel channel : channels) {
      h.text(channel.name());
      h.write32(channel.type().code());
      h.write32(0);
      h.write32(1);
      h.write32(1);
    }
    h.out.write(0);
    return h.out.toByteArray();
  }

  private static float[] values(Chromaticities c) {
    return new float[] {
      c.redX(), c.redY(), c.greenX(), c.greenY(), c.blueX(), c.blueY(), c.whiteX(), c.whiteY()
    };
  }

  private static byte[] box(Rect r) {
    byte[] bytes = new byte[16];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(r.x())
        .putInt(r.y())
        .putInt(r.right() - 1)
        .putInt(r.bottom() - 1);
    return bytes;
  }

  private static byte[] floats(float... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) b.putFloat(value);
    return bytes;
  }

  private void attribute(String name, String type, byte[] value) {
    text(name);
    text(type);
    write32(value.length);
    out.writeBytes(value);
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }

  private void write32(int value) {
    for (int shift = 0; shift < 32; shift += 8) out.write(value >> shift);
  }
}
