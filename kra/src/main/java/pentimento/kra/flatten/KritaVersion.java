package pentimento.kra.flatten;

/// The version of Krita whose blending is followed where versions differ.
public enum KritaVersion {
  /// Float channels unbounded; CMYK inks blended directly.
  KRITA_5_1,
  /// CMYK blended as light.
  KRITA_5_2,
  /// Float channels bounded by most operations.
  KRITA_5_3
}
