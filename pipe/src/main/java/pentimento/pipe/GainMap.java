package pentimento.pipe;

/// A lens shading map (DNG opcode 9) for one position of the CFA: gains on a grid over the sensor.
///
/// @param top row parity it applies to
/// @param left column parity it applies to
/// @param rows grid points down
/// @param columns grid points across
/// @param spacingV distance of grid points, as a fraction of the sensor height
/// @param spacingH distance of grid points, as a fraction of the sensor width
/// @param originV position of the first grid point, as a fraction of the sensor height
/// @param originH position of the first grid point, as a fraction of the sensor width
/// @param gains row by row
public record GainMap(
    int top,
    int left,
    int rows,
    int columns,
    double spacingV,
    double spacingH,
    double originV,
    double originH,
    float[] gains) {}
