package pentimento.kpl.krita;

import pentimento.kpl.ColourValue;
import pentimento.kpl.SwatchDepth;

/// The depths in which Krita 5.1.5 reads a swatch rightly (docs/decisions/0605).
final class KritaDepth {

  private KritaDepth() {}

  /// The depth to write: the swatch's own unless Krita has no such depth, which it takes for U8, or
  /// would read other numbers.
  static SwatchDepth of(ColourValue c, SwatchDepth depth) {
    return switch (c.model()) {
      case CMYK -> depth.isFloat() ? SwatchDepth.U16 : depth;
      case YCBCR -> depth == SwatchDepth.F16 ? SwatchDepth.F32 : depth;
      case LAB -> depth == SwatchDepth.F16 || wraps(c, depth) ? SwatchDepth.F32 : depth;
      default -> depth;
    };
  }

  /// The code of a* or b* in 8 or 16 bits: neutral is `half`, 128 or 0x8080. Above the largest code
  /// Krita goes on from 0.
  static int chromaCode(double v, SwatchDepth depth) {
    int half = half(depth);
    return (int) Math.floor(half + v * half / (v < 0 ? 128 : 127));
  }

  /// Whether Krita would show another colour altogether, since a code of L*a*b* leaves its range.
  private static boolean wraps(ColourValue c, SwatchDepth depth) {
    if (depth.isFloat()) return false;
    boolean inside = c.value(0) >= 0 && c.value(0) <= 100;
    for (int i = 1; i < 3; i++) {
      int code = chromaCode(c.value(i), depth);
      inside &= code >= 0 && code <= most(depth);
    }
    return !inside;
  }

  static int half(SwatchDepth depth) {
    return depth == SwatchDepth.U8 ? 0x80 : 0x8080;
  }

  static int most(SwatchDepth depth) {
    return depth == SwatchDepth.U8 ? 0xff : 0xffff;
  }
}
