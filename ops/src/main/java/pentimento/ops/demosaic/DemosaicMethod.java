package pentimento.ops.demosaic;

/// How the two missing colours of each pixel are found.
public enum DemosaicMethod {
  /// Ratio corrected demosaicing: fine detail, few artefacts. darktable's method 5.
  RCD,
  /// Patterned pixel grouping: fast, older. darktable's method 0.
  PPG,
  /// Mean of the neighbours: soft and fast. Not in darktable.
  BILINEAR,
  /// The sample as grey, for sensors without a filter and for inspection. darktable's method 3.
  PASSTHROUGH_MONOCHROME,
  /// The sample in its own colour, the others 0, for inspection. darktable's method 4.
  PHOTOSITE_COLOUR
}
