package pentimento.kra.filter;

import pentimento.kra.PixelFormat;
import pentimento.pixel.Planes;

/// A filter whose result at a pixel depends on its surroundings.
public non-sealed interface AreaFilter extends Filter {

  /// Filters a whole picture: Krita's sample values, alpha last. Integers come out rounded.
  ///
  /// @param format of the samples
  Planes apply(Planes picture, PixelFormat format);
}
