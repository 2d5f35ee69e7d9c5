package pentimento.kpl;

import org.jspecify.annotations.Nullable;

/// The depth in which Krita keeps a swatch's colour once it is loaded.
public enum SwatchDepth {
  U8,
  U16,
  F16,
  F32;

  public boolean isFloat() {
    return this == F16 || this == F32;
  }

  /// A value of 0…1 as it is after loading: integers round to their codes and clip, float does not.
  public double quantise(double value) {
    return switch (this) {
      case U8 -> round(value, 255);
      case U16 -> round(value, 65535);
      case F16 -> Float.float16ToFloat(Float.floatToFloat16((float) value));
      case F32 -> (float) value;
    };
  }

  private static double round(double value, int max) {
    return Math.floor(Math.clamp(value, 0, 1) * max + 0.5) / max;
  }

  /// The depth of that name; null when there is none.
  public static @Nullable SwatchDepth named(String name) {
    for (SwatchDepth depth : values()) if (depth.name().equals(name)) return depth;
    return null;
  }
}
