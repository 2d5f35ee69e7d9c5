package pentimento.pixel.colour.icc;

/// What a conversion keeps when the destination cannot show every colour: the ICC rendering
/// intents.
///
/// The order is that of the profile header's field.
public enum Intent {
  PERCEPTUAL,
  RELATIVE_COLORIMETRIC,
  SATURATION,
  ABSOLUTE_COLORIMETRIC
}
