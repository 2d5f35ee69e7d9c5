package pentimento.pipe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.Matrix3;

/// What a raw file says of the sensor that took it. Travels with the picture along the pipe.
///
/// @param make maker as EXIF names it
/// @param model camera as EXIF names it
/// @param sensorWidth columns of the mosaic as stored
/// @param sensorHeight rows of the mosaic as stored
/// @param visible the part of the mosaic that is picture, in stored coordinates
/// @param black black level of the 2×2 parities (row & 1) * 2 + (column & 1), in counts
/// @param white saturation, in counts
/// @param cameraFromXyzD65 takes XYZ under D65 to camera RGB; null when the file has no matrix
/// @param asShot white balance multipliers of R, G, B as the camera set them, green 1; null when
///   the file does not say
/// @param iso sensitivity; 0 when not said
/// @param exposureBias compensation that the photographer dialled in, in EV
/// @param orientation EXIF orientation, 1 to 8
/// @param gainMaps lens shading maps stored with the raw, empty when there are none
public record Camera(
    String make,
    String model,
    int sensorWidth,
    int sensorHeight,
    Rect visible,
    float[] black,
    float white,
    @Nullable Matrix3 cameraFromXyzD65,
    @Nullable Rgb asShot,
    int iso,
    float exposureBias,
    int orientation,
    List<GainMap> gainMaps) {}
