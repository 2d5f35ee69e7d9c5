package pentimento.formats.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.formats.bytes.ByteSource;
import pentimento.pixel.BadInput;

/// The directories of a TIFF, BigTIFF, DNG or EXIF block: its main chain, and what those point to.
///
/// A damaged chain (a loop, a directory outside the file, an unknown type) does not stop the
/// reading of what is sound; it is said in `warnings`. Only a file without a sound first directory
/// is refused.
public final class TiffStructure {

  private static final int MOST_DIRECTORIES = 512;

  private final ByteSource source;
  private final List<Directory> chain = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<Long> visited = new HashSet<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean big;

  private TiffStructure(ByteSource source) {
    this.source = source;
  }

  /// @param what what the file should be, such as "a DNG or TIFF", for the message
  /// @throws BadInput when there is no TIFF header or no sound first directory
  public static TiffStructure read(ByteSource source, String what) {
    TiffStructure structure = new TiffStructure(source);
    structure.readChain(structure.readHeader(what));
    return structure;
  }

  /// Whether the bytes start as a TIFF or BigTIFF does.
  public static boolean looksLikeTiff(byte[] start) {
    if (start.length < 4) return false;
    boolean little = start[0] == 'I' && start[1] == 'I' && start[3] == 0;
    boolean big = start[0] == 'M' && start[1] == 'M' && start[2] == 0;
    int magic = little ? start[2] : start[3];
    return (little || big) && (magic == 42 || magic == 43);
  }

  public ByteSource source() {
    return source;
  }

  public ByteOrder order() {
    return order;
  }

  /// The main chain; never empty.
  public List<Directory> chain() {
    return List.copyOf(chain);
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /// The directories that a tag of a directory points to (SubIFDs, Exif, GPS); those that cannot be
  /// read are left out with a warning.
  public List<Directory> children(Directory parent, int tag) {
    List<Directory> children = new ArrayList<>();
    Field pointers = parent.field(tag);
    if (pointers == null || !pointers.isNumeric()) return children;
    for (int i = 0; i < Math.min(pointers.count(), MOST_DIRECTORIES); i++) {
      Directory child = tryDirectory(pointers.integer(i), parent.place(tag));
      if (child != null) children.add(child);
    }
    return children;
  }

  /// The one directory that a tag points to, or null.
  public @Nullable Directory child(Directory parent, int tag) {
    List<Directory> children = children(parent, tag);
    return children.isEmpty() ? null : children.getFirst();
  }

  private long readHeader(String what) {
    if (source.length() < 8) throw noTiff(what);
    byte[] start = source.bytes(0, 8, "the TIFF header");
    if (!looksLikeTiff(start)) throw noTiff(what);
    order = start[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer header = ByteBuffer.wrap(start).order(order);
    big = header.getShort(2) == 43;
    if (!big) return header.getInt(4) & 0xffff_ffffL;
    if (header.getShort(4) != 8) throw noTiff(what);
    return ByteBuffer.wrap(source.bytes(8, 8, "the BigTIFF header")).order(order).getLong();
  }

  private BadInput noTiff(String what) {
    return new BadInput(
        source.name(),
        "offset 0",
        "is not " + what + ": it does not start with a TIFF header",
        "give the picture as it came from the camera or its converter");
  }

  private void readChain(long first) {
    long offset = first;
    while (offset != 0) {
      if (chain.isEmpty()) {
        visited.add(offset);
        chain.add(directory(offset));
      } else {
        Directory next = tryDirectory(offset, "the chain of directories");
        if (next == null) return;
        chain.add(next);
      }
      offset = next(chain.getLast());
    }
    if (chain.isEmpty()) {
      throw new BadInput(source.name(), "offset 4", "the TIFF holds no directory at all");
    }
  }

  private @Nullable Directory tryDirectory(long offset, String pointedFrom) {
    if (visited.size() >= MOST_DIRECTORIES) {
      warnings.add("more than " + MOST_DIRECTORIES + " directories; the rest is left out");
      return null;
    }
    if (!visited.add(offset)) {
      warnings.add(pointedFrom + " points again to the directory at offset " + offset);
      return null;
    }
    try {
      return directory(offset);
    } catch (BadInput e) {
      warnings.add(pointedFrom + ": " + e.getMessage());
      return null;
    }
  }

  private Directory directory(long offset) {
    int entrySize = big ? 20 : 12;
    long count = entryCount(offset);
    long start = offset + (big ? 8 : 2);
    if (count == 0 || count > 65535) {
      throw new BadInput(
          source.name(),
          "offset " + offset,
          "a TIFF directory with " + count + " entries",
          "the file is damaged or not a picture");
    }
    byte[] bytes = source.bytes(start, count * entrySize, "a directory of " + count + " entries");
    ByteBuffer b = ByteBuffer.wrap(bytes).order(order);
    Directory directory = new Directory(source, order, offset);
    for (int i = 0; i < count; i++) {
      int at = i * entrySize;
      int tag = b.getShort(at) & 0xffff;
      FieldType type = FieldType.of(b.getShort(at + 2) & 0xffff);
      long values = big ? b.getLong(at + 4) : b.getInt(at + 4) & 0xffff_ffffL;
      int inline = big ? 12 : 8;
      if (type == null || values < 0) {
        warnings.add(directory.place(tag) + " has an unknown type and is passed over");
        continue;
      }
      boolean fits = values <= (entrySize - inline) / type.size();
      long where =
          fits
              ? start + at + inline
              : big ? b.getLong(at + inline) : b.getInt(at + inline) & 0xffff_ffffL;
      directory.put(tag, type, values, where);
    }
    return directory;
  }

  private long entryCount(long offset) {
    if (offset < 8) {
      throw new BadInput(source.name(), "offset " + offset, "a TIFF directory inside the header");
    }
    ByteBuffer b = ByteBuffer.wrap(source.bytes(offset, big ? 8 : 2, "a directory")).order(order);
    return big ? b.getLong() : b.getShort() & 0xffff;
  }

  private long next(Directory directory) {
    long at = directory.offset() + (big ? 8 : 2) + entryCount(directory.offset()) * (big ? 20 : 12);
    int size = big ? 8 : 4;
    if (at + size > source.length()) {
      warnings.add("the chain of directories breaks off at offset " + at);
      return 0;
    }
    ByteBuffer b = ByteBuffer.wrap(source.bytes(at, size, "a directory")).order(order);
    return big ? b.getLong() : b.getInt() & 0xffff_ffffL;
  }
}
