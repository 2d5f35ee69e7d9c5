package pentimento.formats.dng;

import pentimento.pixel.colour.Matrix3;

/// A DNG ColorMatrix with the light it was measured under.
///
/// @param illuminant the EXIF LightSource number: 17 A, 21 D65, 23 D50; 0 when the file does not
///   say
/// @param cameraFromXyz takes CIE XYZ to camera RGB, for that illuminant
public record CalibratedMatrix(int illuminant, Matrix3 cameraFromXyz) {}
