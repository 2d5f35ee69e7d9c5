package pentimento.formats.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One entry of a TIFF directory with its values, held in little-endian order whatever the file's
/// order was.
///
/// @param tag the number of the tag, 0 to 65535
/// @param value `count` values of `type`, little-endian
public record Field(int tag, FieldType type, byte[] value) {

  public Field {
    if (value.length % type.size() != 0) {
      throw new IllegalArgumentException(
          value.length + " bytes are no whole number of " + type + " values");
    }
  }

  public static Field ascii(int tag, String text) {
    byte[] characters = text.getBytes(StandardCharsets.UTF_8);
    return new Field(
        tag, FieldType.ASCII, java.util.Arrays.copyOf(characters, characters.length + 1));
  }

  public static Field bytes(int tag, FieldType type, byte... values) {
    return new Field(tag, type, values.clone());
  }

  public static Field shorts(int tag, int... values) {
    byte[] bytes = new byte[2 * values.length];
    ByteBuffer b = little(bytes);
    for (int v : values) b.putShort((short) v);
    return new Field(tag, FieldType.SHORT, bytes);
  }

  public static Field longs(int tag, long... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer b = little(bytes);
    for (long v : values) b.putInt((int) v);
    return new Field(tag, FieldType.LONG, bytes);
  }

  /// Unsigned rationals over a fixed denominator; values must be from 0 to 2^32 / denominator.
  public static Field rationals(int tag, int denominator, double... values) {
    return fractions(tag, FieldType.RATIONAL, denominator, values);
  }

  /// Signed rationals over a fixed denominator.
  public static Field signedRationals(int tag, int denominator, double... values) {
    return fractions(tag, FieldType.SRATIONAL, denominator, values);
  }

  public static Field doubles(int tag, double... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer b = little(bytes);
    for (double v : values) b.putDouble(v);
    return new Field(tag, FieldType.DOUBLE, bytes);
  }

  public int count() {
    return value.length / type.size();
  }

  /// The value at `i` as a number: a rational as its quotient (0/0 is NaN), text by its bytes.
  public double number(int i) {
    ByteBuffer b = little(value);
    int at = i * type.size();
    return switch (type) {
      case BYTE, ASCII, UNDEFINED -> b.get(at) & 0xff;
      case SBYTE -> b.get(at);
      case SHORT -> b.getShort(at) & 0xffff;
      case SSHORT -> b.getShort(at);
      case LONG, IFD -> b.getInt(at) & 0xffff_ffffL;
      case SLONG -> b.getInt(at);
      case RATIONAL ->
          (double) (b.getInt(at) & 0xffff_ffffL) / (double) (b.getInt(at + 4) & 0xffff_ffffL);
      case SRATIONAL -> (double) b.getInt(at) / (double) b.getInt(at + 4);
      case FLOAT -> b.getFloat(at);
      case DOUBLE -> b.getDouble(at);
      case LONG8, SLONG8, IFD8 -> b.getLong(at);
    };
  }

  public double[] numbers() {
    double[] numbers = new double[count()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = number(i);
    return numbers;
  }

  /// The value at `i` as a whole number, cut towards zero; 64-bit values are exact.
  public long integer(int i) {
    return switch (type) {
      case LONG8, SLONG8, IFD8 -> little(value).getLong(i * 8);
      default -> (long) number(i);
    };
  }

  public long[] integers() {
    long[] integers = new long[count()];
    for (int i = 0; i < integers.length; i++) integers[i] = integer(i);
    return integers;
  }

  /// The bytes as text up to the first NUL, without blanks around it.
  public String text() {
    int end = 0;
    while (end < value.length && value[end] != 0) end++;
    return new String(value, 0, end, StandardCharsets.UTF_8).strip();
  }

  /// Whether the values are numbers (not text or opaque bytes).
  public boolean isNumeric() {
    return type != FieldType.ASCII && type != FieldType.UNDEFINED;
  }

  private static Field fractions(int tag, FieldType type, int denominator, double... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer b = little(bytes);
    for (double v : values) b.putInt((int) StrictMath.rint(v * denominator)).putInt(denominator);
    return new Field(tag, type, bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
