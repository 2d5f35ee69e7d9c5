package pentimento.formats.dng;

import pentimento.pixel.Rect;

/// The raw numbers of a sensor, one per photosite, linearised but with black and white levels as
/// they are. May be read by several threads at once.
public sealed interface Mosaic permits StoredMosaic, ShortMosaic, FloatMosaic {

  int width();

  int height();

  /// Writes the raw numbers of `region` row by row without gaps to `into` from `offset` on; the
  /// region must lie inside the sensor.
  void read(Rect region, float[] into, int offset);

  /// The memory that it takes for as long as it is held, in bytes.
  long heldBytes();
}
