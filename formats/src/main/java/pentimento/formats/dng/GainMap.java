package pentimento.formats.dng;

/// A DNG GainMap (opcode 9): gains on a coarse grid that even out the sensor.
///
/// The map acts on the photosites (row, col) with top ≤ row < bottom, left ≤ col < right, in steps
/// of the pitches, of planes `plane` to `plane + planes`. Its grid point (v, h) stands at relative
/// height `originV + v·spacingV` and width `originH + h·spacingH` of the picture.
///
/// @param gains `pointsV · pointsH · mapPlanes` factors, rows first, planes last
public record GainMap(
    int top,
    int left,
    int bottom,
    int right,
    int plane,
    int planes,
    int rowPitch,
    int colPitch,
    int pointsV,
    int pointsH,
    double spacingV,
    double spacingH,
    double originV,
    double originH,
    int mapPlanes,
    float[] gains) {

  /// The gain at a grid point for map plane `plane`.
  public float at(int v, int h, int mapPlane) {
    return gains[(v * pointsH + h) * mapPlanes + mapPlane];
  }
}
