package pentimento.kra.filter;

import pentimento.kra.PixelFormat;

/// How convolved samples are stored: integers rounded, and black where alpha is next to nothing.
///
/// @param least alpha up to which a colour is black
/// @param whole whether samples are integers
record ConvolvedSamples(double least, boolean whole) {

  static ConvolvedSamples of(PixelFormat format) {
    double least =
        switch (format.depth()) {
          case U8, U16 -> 0;
          case F16 -> 0x1p-10;
          case F32 -> 0x1p-23;
        };
    return new ConvolvedSamples(least, !format.depth().isFloat());
  }

  /// @param premultiplied sum of weighted colours
  /// @param alpha sum of weighted alpha
  float colour(double premultiplied, double alpha) {
    return alpha > least ? stored(premultiplied / alpha) : 0;
  }

  float stored(double v) {
    return whole ? (float) Math.rint(v) : (float) v;
  }
}
