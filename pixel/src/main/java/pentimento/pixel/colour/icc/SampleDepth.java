package pentimento.pixel.colour.icc;

/// In what the samples of a picture are kept, which decides how LittleCMS converts them.
public enum SampleDepth {
  U8,
  U16,
  /// 16-bit or 32-bit float.
  FLOAT
}
