package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;

/// Changes a picture in place.
public sealed interface Filter permits PointFilter, AreaFilter {

  /// What of its result may not be Krita's to the tolerance; null when nothing.
  default @Nullable String caveat() {
    return null;
  }
}
