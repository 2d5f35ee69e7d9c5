package pentimento.kra.flatten;

import pentimento.kra.PixelFormat;
import pentimento.pixel.Rect;

/// A flattened picture as Krita holds it in memory and what is to be said of it.
///
/// @param rect the image pixels held
/// @param bytes interleaved pixels in memory order, row by row, little-endian
public record FlattenedBytes(PixelFormat format, Rect rect, byte[] bytes, FlattenReport report) {}
