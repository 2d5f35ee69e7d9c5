package pentimento.kra.flatten;

import pentimento.pixel.Rect;

/// Takes a flattened picture from top to bottom, a band of rows at a time.
@FunctionalInterface
public interface BandSink {

  /// @param rect the image pixels of the band, as wide as the picture
  /// @param bytes interleaved pixels in memory order, row by row; taken back when the call returns
  void band(Rect rect, byte[] bytes);
}
