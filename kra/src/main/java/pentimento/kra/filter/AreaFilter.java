package pentimento.kra.filter;

import pentimento.pixel.Planes;

/// A filter whose result at a pixel depends on its surroundings.
public non-sealed interface AreaFilter extends Filter {

  /// Filters a whole picture: Krita's sample values, alpha last.
  ///
  /// @param step how far apart storable values are: 1 for integers, 0 for floats
  Planes apply(Planes picture, float step);
}
