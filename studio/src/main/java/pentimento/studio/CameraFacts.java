package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.dng.CalibratedMatrix;
import pentimento.formats.dng.RawImage;
import pentimento.pipe.Camera;
import pentimento.pipe.GainMap;
import pentimento.pipe.Rgb;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// What the pipe needs to know of a raw, chosen as darktable chooses it.
final class CameraFacts {

  /// White of D65 as darktable's colour code has it, X, Y, Z.
  private static final double[] D65 = {0.95045471, 1.0, 1.08905029};

  /// Correlated colour temperature and xy white of the EXIF light sources that darktable knows:
  /// light source, kelvin, x, y.
  private static final double[][] LIGHTS = {
    {17, 2856, 0.44757, 0.40745},
    {18, 4874, 0.34842, 0.35161},
    {19, 6774, 0.31006, 0.31616},
    {20, 5503, 0.33242, 0.34743},
    {1, 5503, 0.33242, 0.34743},
    {4, 5503, 0.33242, 0.34743},
    {21, 6504, 0.31271, 0.32902},
    {10, 6504, 0.31271, 0.32902},
    {22, 7504, 0.29902, 0.31485},
    {23, 5003, 0.34567, 0.35850}
  };

  private CameraFacts() {}

  static Camera of(RawImage raw) {
    Rect visible = raw.defaultCrop();
    float[] black = new float[4];
    for (int i = 0; i < 4; i++) black[i] = (float) raw.blackLevel()[i];
    String make = raw.metadata().make();
    String model = raw.metadata().model();
    double iso = raw.metadata().iso();
    Matrix3 matrix = matrix(raw.matrices());
    return new Camera(
        make == null ? "" : make,
        model == null ? raw.camera() : model,
        raw.width(),
        raw.height(),
        visible,
        black,
        (float) raw.whiteLevel(),
        matrix,
        asShot(raw, matrix),
        Double.isFinite(iso) ? (int) iso : 0,
        (float) raw.metadata().exposureBias(),
        raw.orientation(),
        gainMaps(raw));
  }

  /// The matrix for D65: that of D65 or cloudy light wherever it stands, else of the next warmer
  /// number above 6500 K, else of the highest below; brought to D65 by a Bradford adaptation on the
  /// camera's side, as darktable does it (darktable-pipeline, 8.2). Never interpolated.
  private static @Nullable Matrix3 matrix(List<CalibratedMatrix> matrices) {
    CalibratedMatrix above = null;
    CalibratedMatrix below = null;
    for (CalibratedMatrix m : matrices) {
      if (m.illuminant() == 21 || m.illuminant() == 10) return m.cameraFromXyz();
      double kelvin = kelvin(m.illuminant());
      if (kelvin > 6500) {
        if (above == null || kelvin < kelvin(above.illuminant())) above = m;
      } else if (kelvin > 0) {
        if (below == null || kelvin > kelvin(below.illuminant())) below = m;
      }
    }
    CalibratedMatrix chosen = above != null ? above : below;
    if (chosen == null) return matrices.isEmpty() ? null : matrices.getFirst().cameraFromXyz();
    double[] light = light(chosen.illuminant());
    if (light == null) return chosen.cameraFromXyz();
    double[] white = {light[2] / light[3], 1, (1 - light[2] - light[3]) / light[3]};
    return RgbSpace.bradford(white, D65).times(chosen.cameraFromXyz());
  }

  private static double kelvin(int illuminant) {
    double[] light = light(illuminant);
    return light == null ? 0 : light[1];
  }

  private static double @Nullable [] light(int illuminant) {
    for (double[] light : LIGHTS) if (light[0] == illuminant) return light;
    return null;
  }

  private static @Nullable Rgb asShot(RawImage raw, @Nullable Matrix3 matrix) {
    double[] neutral = raw.asShotNeutral();
    double[] xy = raw.asShotWhiteXy();
    if (neutral == null && xy != null && matrix != null) {
      neutral = matrix.times(xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]);
    }
    if (neutral == null || !(neutral[0] > 0 && neutral[1] > 0 && neutral[2] > 0)) return null;
    return new Rgb(neutral[1] / neutral[0], 1, neutral[1] / neutral[2]);
  }

  private static List<GainMap> gainMaps(RawImage raw) {
    List<GainMap> maps = new ArrayList<>();
    for (pentimento.formats.dng.GainMap m : raw.gainMaps()) {
      if (m.rowPitch() != 2 || m.colPitch() != 2 || m.mapPlanes() != 1) return List.of();
      maps.add(
          new GainMap(
              m.top() & 1,
              m.left() & 1,
              m.pointsV(),
              m.pointsH(),
              m.spacingV(),
              m.spacingH(),
              m.originV(),
              m.originH(),
              m.gains()));
    }
    // darktable applies them only when there is one for each position of the CFA.
    return maps.size() == 4 ? List.copyOf(maps) : List.of();
  }
}
