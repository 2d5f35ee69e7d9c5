package pentimento.formats.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The bytes of directories with their values, ready to be put at one place of a little-endian TIFF
/// or EXIF block.
public final class DirectoryBlock {

  /// A directory to be written.
  ///
  /// @param fields in any order, each tag once
  /// @param children directories that a tag of this one shall point to
  public record Node(List<Field> fields, Map<Integer, List<Node>> children) {
    public Node(List<Field> fields) {
      this(fields, Map.of());
    }
  }

  private final ByteBuffer out;
  private final long base;
  private int end;

  private DirectoryBlock(int size, long base) {
    this.out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    this.base = base;
  }

  /// A whole EXIF or TIFF block: header, directory, children.
  public static byte[] withHeader(Node root) {
    byte[] body = of(root, 8);
    return ByteBuffer.allocate(8 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(header(8))
        .put(body)
        .array();
  }

  /// The header of a little-endian TIFF whose first directory is at `offset`.
  public static byte[] header(long offset) {
    byte[] header = {'I', 'I', 42, 0, 0, 0, 0, 0};
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) offset);
    return header;
  }

  /// @param offset where the block will stand in the file: even, below 4 GiB
  public static byte[] of(Node root, long offset) {
    if ((offset & 1) != 0) throw new IllegalArgumentException("directories start at even offsets");
    DirectoryBlock block = new DirectoryBlock(size(root), offset);
    block.write(root);
    byte[] bytes = new byte[block.end];
    block.out.get(0, bytes);
    return bytes;
  }

  private static int size(Node node) {
    int size = 6 + 12 * (node.fields.size() + node.children.size());
    for (Field field : node.fields) size += field.value().length + 1;
    for (List<Node> list : node.children.values()) {
      size += 4 * list.size();
      for (Node child : list) size += size(child);
    }
    return size;
  }

  /// Writes a directory at the end and returns where it starts in the file.
  private long write(Node node) {
    int start = end;
    TreeMap<Integer, Field> fields = new TreeMap<>(Comparator.naturalOrder());
    for (Field field : node.fields) {
      if (fields.put(field.tag(), field) != null) {
        throw new IllegalArgumentException("tag " + field.tag() + " is given twice");
      }
    }
    end += 6 + 12 * (fields.size() + node.children.size());
    node.children.forEach((tag, list) -> {
      List<Long> offsets = new ArrayList<>();
      for (Node child : list) offsets.add(write(child));
      fields.put(tag, Field.longs(tag, offsets.stream().mapToLong(o -> o).toArray()));
    });
    int at = start;
    out.putShort(at, (short) fields.size());
    at += 2;
    for (Field field : fields.values()) {
      out.putShort(at, (short) field.tag());
      out.putShort(at + 2, (short) field.type().code());
      out.putInt(at + 4, field.count());
      if (field.value().length <= 4) {
        out.put(at + 8, field.value());
      } else {
        out.putInt(at + 8, (int) (base + end));
        out.put(end, field.value());
        end += field.value().length + (field.value().length & 1);
      }
      at += 12;
    }
    return base + start;
  }
}
