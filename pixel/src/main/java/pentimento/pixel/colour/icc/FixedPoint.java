package pentimento.pixel.colour.icc;

/// The 16.16 arithmetic by which LittleCMS interpolates 16-bit tables.
final class FixedPoint {

  private FixedPoint() {}

  /// From units of 65535 to units of 65536.
  static long toDomain(long a) {
    return a + (a + 0x7fff) / 0xffff;
  }

  /// Between `low` and `high` at `a` 65536ths.
  static int lerp(int a, int low, int high) {
    return ((high - low) * a + 0x8000 >> 16) + low & 0xffff;
  }
}
