package pentimento.formats.exr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.formats.bytes.ByteSource;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// Reads the headers of an OpenEXR file and where its blocks lie.
final class ExrHeaderReader {

  /// A part with the place of its blocks.
  ///
  /// @param offsets where the block of each group of rows, or each tile of the full size, starts
  /// @param comments what people wrote; empty when nothing
  record Located(ExrPart part, boolean multiPart, long[] offsets, String comments) {}

  private record Attribute(String type, long offset, ByteBuffer value) {}

  private static final int LARGEST_ATTRIBUTE = 16 << 20;
  private static final int LARGEST_COORDINATE = 1 << 28;

  private final ByteSource source;
  private long at;

  private ExrHeaderReader(ByteSource source) {
    this.source = source;
  }

  static List<Located> read(ByteSource source) {
    return new ExrHeaderReader(source).readAll();
  }

  private List<Located> readAll() {
    if (source.length() < 8 || int32() != ExrHeader.MAGIC) {
      throw new BadInput(source.name(), "offset 0", "is no OpenEXR");
    }
    int version = int32();
    if ((version & 0xff) != ExrHeader.VERSION || (version & ExrHeader.DEEP) != 0) {
      throw new Unsupported(
          source.name(),
          (version & ExrHeader.DEEP) != 0
              ? "holds deep pictures"
              : "is an OpenEXR of version " + (version & 0xff),
          "flatten it to an ordinary OpenEXR");
    }
    boolean multiPart = (version & ExrHeader.MULTI_PART) != 0;
    List<ExrPart> parts = new ArrayList<>();
    List<Integer> chunks = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    do {
      Map<String, Attribute> header = readHeader();
      if (header.isEmpty()) break;
      ExrPart part = part(header, (version & ExrHeader.TILED) != 0);
      parts.add(part);
      comments.add(string(header, "comments"));
      Attribute count = header.get("chunkCount");
      chunks.add(
          count == null || count.value.remaining() < 4 ? blocks(part) : count.value.getInt(0));
    } while (multiPart);
    if (parts.isEmpty()) {
      throw new BadInput(source.name(), "offset 8", "is an OpenEXR without a header");
    }
    List<Located> located = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ExrPart part = parts.get(i);
      located.add(new Located(part, multiPart, offsets(part, chunks.get(i)), comments.get(i)));
    }
    return located;
  }

  /// The offsets of the blocks that make the full size; those of smaller levels, which come behind
  /// them, are passed over.
  private long[] offsets(ExrPart part, int chunks) {
    int needed = blocks(part);
    if (chunks < needed) {
      throw new BadInput(
          source.name(), "offset " + at, "lists " + chunks + " blocks; expected " + needed);
    }
    source.need(at, 8L * chunks, "the table of blocks");
    ByteBuffer table = little(source.bytes(at, 8L * needed, "the table of blocks"));
    long[] offsets = new long[needed];
    for (int i = 0; i < needed; i++) offsets[i] = table.getLong();
    at += 8L * chunks;
    return offsets;
  }

  private int blocks(ExrPart part) {
    Rect window = part.dataWindow();
    Rect tile = part.tile();
    long blocks =
        tile == null
            ? Math.ceilDiv(window.height(), part.compression().rows())
            : (long) Math.ceilDiv(window.width(), tile.width())
                * Math.ceilDiv(window.height(), tile.height());
    source.need(at, 8 * blocks, "the table of blocks");
    return (int) blocks;
  }

  private Map<String, Attribute> readHeader() {
    Map<String, Attribute> attributes = new HashMap<>();
    while (true) {
      String name = text();
      if (name.isEmpty()) return attributes;
      String type = text();
      long offset = at;
      int size = int32();
      if (size < 0 || size > LARGEST_ATTRIBUTE) {
        throw new BadInput(
            source.name(),
            "offset " + offset,
            "the attribute " + name + " takes " + size + " bytes");
      }
      byte[] value = source.bytes(at, size, "the attribute " + name);
      at += size;
      attributes.put(name, new Attribute(type, offset, little(value)));
    }
  }

  private ExrPart part(Map<String, Attribute> header, boolean tiled) {
    String type = header.containsKey("type") ? string(header, "type") : "";
    if (type.startsWith("deep")) {
      throw new Unsupported(source.name(), "holds deep pictures", "flatten it");
    }
    Compression compression = Compression.of(required(header, "compression", 1).value.get(0));
    if (compression == null) {
      throw new Unsupported(source.name(), "is compressed by an unknown method", "");
    }
    Rect data = box(header, "dataWindow");
    Rect display = header.containsKey("displayWindow") ? box(header, "displayWindow") : data;
    Rect tile = null;
    if (type.isEmpty() ? tiled : type.equals("tiledimage")) {
      Attribute tiles = required(header, "tiles", 9);
      int width = tiles.value.getInt(0);
      int height = tiles.value.getInt(4);
      if (width < 1 || height < 1 || (long) width * height > 1 << 28) {
        throw bad(tiles, "gives tiles of " + width + "x" + height);
      }
      tile = Rect.ofSize(width, height);
    }
    return new ExrPart(
        header.containsKey("name") ? string(header, "name") : "",
        channels(required(header, "channels", 1)),
        compression,
        data,
        display,
        tile,
        chromaticities(header.get("chromaticities")));
  }

  private List<ExrChannel> channels(Attribute list) {
    List<ExrChannel> channels = new ArrayList<>();
    ByteBuffer b = list.value;
    while (b.remaining() > 1) {
      StringBuilder name = new StringBuilder();
      byte letter = b.get();
      if (letter == 0) break;
      for (; letter != 0 && b.hasRemaining(); letter = b.get()) name.append((char) (letter & 0xff));
      if (b.remaining() < 16) throw bad(list, "ends within the channel " + name);
      int code = b.getInt();
      PixelType type = PixelType.of(code);
      b.getInt();
      int stepX = b.getInt();
      int stepY = b.getInt();
      if (type == null) throw bad(list, "gives the channel " + name + " type " + code);
      if (stepX != 1 || stepY != 1) {
        throw new Unsupported(
            source.name(), "its channel " + name + " is subsampled", "save it as RGB");
      }
      channels.add(new ExrChannel(name.toString(), type));
    }
    if (channels.isEmpty() || channels.size() > 4096) {
      throw bad(list, "lists " + channels.size() + " channels");
    }
    return List.copyOf(channels);
  }

  private Rect box(Map<String, Attribute> header, String name) {
    Attribute box = required(header, name, 16);
    long left = box.value.getInt(0);
    long top = box.value.getInt(4);
    long right = box.value.getInt(8);
    long bottom = box.value.getInt(12);
    boolean sane =
        Math.abs(left) < LARGEST_COORDINATE
            && Math.abs(top) < LARGEST_COORDINATE
            && Math.abs(right) < LARGEST_COORDINATE
            && Math.abs(bottom) < LARGEST_COORDINATE
            && right >= left
            && bottom >= top;
    if (!sane || (right - left + 1) * (bottom - top + 1) > Integer.MAX_VALUE - 16) {
      throw bad(box, name + " is " + left + "," + top + " to " + right + "," + bottom);
    }
    return Rect.between((int) left, (int) top, (int) right + 1, (int) bottom + 1);
  }

  private static @Nullable Chromaticities chromaticities(@Nullable Attribute a) {
    if (a == null || a.value.remaining() < 32) return null;
    ByteBuffer b = a.value;
    return new Chromaticities(
        b.getFloat(0),
        b.getFloat(4),
        b.getFloat(8),
        b.getFloat(12),
        b.getFloat(16),
        b.getFloat(20),
        b.getFloat(24),
        b.getFloat(28));
  }

  private Attribute required(Map<String, Attribute> header, String name, int bytes) {
    Attribute attribute = header.get(name);
    if (attribute == null || attribute.value.remaining() < bytes) {
      throw new BadInput(
          source.name(), "offset " + at, "the header has no sound attribute " + name);
    }
    return attribute;
  }

  private static String string(Map<String, Attribute> header, String name) {
    Attribute attribute = header.get(name);
    if (attribute == null) return "";
    byte[] bytes = new byte[attribute.value.remaining()];
    attribute.value.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private BadInput bad(Attribute attribute, String problem) {
    return new BadInput(source.name(), "offset " + attribute.offset, problem);
  }

  private int int32() {
    int value = little(source.bytes(at, 4, "the header")).getInt();
    at += 4;
    return value;
  }

  private String text() {
    byte[] start = source.bytes(at, Math.min(257, source.length() - at), "the header");
    for (int i = 0; i < start.length; i++) {
      if (start[i] == 0) {
        at += i + 1L;
        return new String(start, 0, i, StandardCharsets.UTF_8);
      }
    }
    throw new BadInput(source.name(), "offset " + at, "a name without an end in the header");
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
