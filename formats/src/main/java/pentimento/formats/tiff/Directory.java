package pentimento.formats.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.formats.bytes.ByteSource;
import pentimento.pixel.BadInput;

/// One directory (IFD) of a TIFF structure. Values are fetched when they are asked for, so that
/// opening a file costs only its directories.
public final class Directory {

  /// More than any directory entry that we read can sensibly hold.
  private static final int MOST_BYTES = 64 << 20;

  /// Where an entry's values lie.
  private record Place(FieldType type, long count, long offset) {}

  private final ByteSource source;
  private final ByteOrder order;
  private final long offset;
  private final SortedMap<Integer, Place> places = new TreeMap<>();

  Directory(ByteSource source, ByteOrder order, long offset) {
    this.source = source;
    this.order = order;
    this.offset = offset;
  }

  void put(int tag, FieldType type, long count, long valueOffset) {
    // TIFF wants each tag once; of repeated ones the first counts, as in other readers.
    places.putIfAbsent(tag, new Place(type, count, valueOffset));
  }

  public ByteSource source() {
    return source;
  }

  public ByteOrder order() {
    return order;
  }

  /// Where the directory starts in the file.
  public long offset() {
    return offset;
  }

  public boolean has(int tag) {
    return places.containsKey(tag);
  }

  /// All tags in rising order.
  public Collection<Integer> tags() {
    return Collections.unmodifiableCollection(places.keySet());
  }

  /// The number of values of a tag, 0 when it is absent.
  public long count(int tag) {
    Place place = places.get(tag);
    return place == null ? 0 : place.count;
  }

  /// Where a tag's values lie in the file; the tag must be there.
  public long valueOffset(int tag) {
    return required(tag).offset;
  }

  /// A tag's field, or null when it is absent.
  ///
  /// @throws BadInput when its values lie outside the file
  public @Nullable Field field(int tag) {
    Place place = places.get(tag);
    if (place == null) return null;
    if (place.count > MOST_BYTES / place.type.size()) {
      throw bad(tag, "claims " + place.count + " values of type " + place.type);
    }
    byte[] value =
        source.bytes(place.offset, place.count * place.type.size(), "the value of " + place(tag));
    if (order == ByteOrder.BIG_ENDIAN) swap(value, place.type.unit());
    return new Field(tag, place.type, value);
  }

  /// The field of a tag that must be there, with at least `count` numbers.
  public Field numbers(int tag, int count) {
    required(tag);
    Field field = field(tag);
    if (field == null || !field.isNumeric() || field.count() < count) {
      throw bad(
          tag,
          "has "
              + (field == null ? 0 : field.count())
              + " values of type "
              + (field == null ? "none" : field.type())
              + " where at least "
              + count
              + " numbers are needed");
    }
    return field;
  }

  /// The first number of a tag, or `fallback` when it is absent.
  public long integer(int tag, long fallback) {
    return has(tag) ? numbers(tag, 1).integer(0) : fallback;
  }

  /// The first number of a tag as a size or count between `least` and `most`.
  ///
  /// @throws BadInput when it lies outside
  public int integer(int tag, long fallback, int least, int most) {
    long value = integer(tag, fallback);
    if (value < least || value > most) {
      throw bad(tag, "is " + value + "; expected " + least + " to " + most);
    }
    return (int) value;
  }

  public @Nullable String text(int tag) {
    Field field = field(tag);
    return field == null ? null : field.text();
  }

  /// A tag for messages: number and directory.
  public String place(int tag) {
    return String.format(java.util.Locale.ROOT, "tag 0x%04X", tag)
        + " in the directory at offset "
        + offset;
  }

  public BadInput bad(int tag, String problem) {
    return new BadInput(source.name(), place(tag), problem, "the file is damaged or not a picture");
  }

  private Place required(int tag) {
    Place place = places.get(tag);
    if (place == null) {
      throw new BadInput(source.name(), place(tag), "is missing", "the file is incomplete");
    }
    return place;
  }

  private static void swap(byte[] value, int unit) {
    ByteBuffer big = ByteBuffer.wrap(value).order(ByteOrder.BIG_ENDIAN);
    ByteBuffer little = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    switch (unit) {
      case 2 -> {
        for (int i = 0; i + 2 <= value.length; i += 2) little.putShort(i, big.getShort(i));
      }
      case 4 -> {
        for (int i = 0; i + 4 <= value.length; i += 4) little.putInt(i, big.getInt(i));
      }
      case 8 -> {
        for (int i = 0; i + 8 <= value.length; i += 8) little.putLong(i, big.getLong(i));
      }
      default -> {
        // Single bytes have no order.
      }
    }
  }
}
