package pentimento.pixel.colour.icc;

/// How a [ColourTransform] calculates.
public enum Arithmetic {

  /// In float throughout; tables are interpolated and inverted without rounding.
  ///
  /// Nothing is lost outside 0…1 where a profile is made of a matrix and curves: parametric curves
  /// go on by their own formula (linear below 0 where they have a linear part), pure powers mirror
  /// at 0, sampled curves go on along the slope of their last 64th.
  EXACT,

  /// As LittleCMS 2.14 does in its float pipeline, which is what Krita shows: sampled curves and
  /// 16-bit tables round to 16 bits at either end and clip to 0…1, the inverse of a sampled curve
  /// is itself a table of 4096 16-bit samples, pure powers give 0 below 0.
  LITTLE_CMS
}
