package pentimento.ops.channelmixerrgb;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Rgb;
import pentimento.pixel.colour.Matrix3;

/// The chromaticity of the light that a scene was lit by, as it appears in the working space.
final class SceneLight {

  private static final double[] D65 = {0.950456, 1, 1.088754};

  private SceneLight() {}

  /// The illuminant chosen; null when the camera should say and does not.
  static @Nullable Chromaticity of(ChannelMixerRgb p, ImageInfo in) {
    return switch (p.illuminant()) {
      case PIPELINE -> new Chromaticity(0.34567, 0.35850);
      case A -> new Chromaticity(0.44757, 0.40745);
      case DAYLIGHT -> Chromaticity.daylight(p.temperature());
      case EQUI_ENERGY -> new Chromaticity(1.0 / 3, 1.0 / 3);
      case FLUORESCENT -> p.fluorescentLamp().chromaticity();
      case LED -> p.ledLamp().chromaticity();
      case BLACK_BODY -> Chromaticity.blackBody(p.temperature());
      case CUSTOM, DETECTED_SURFACES, DETECTED_EDGES -> new Chromaticity(p.x(), p.y());
      case CAMERA -> in.camera() == null ? null : asShot(in.camera(), in.whiteBalance());
    };
  }

  /// The light that the camera balanced for. The multipliers that were applied below take the place
  /// of those for D65, for which the input profile is made.
  private static @Nullable Chromaticity asShot(Camera camera, Rgb applied) {
    Matrix3 cameraFromXyz = camera.cameraFromXyzD65();
    Rgb asShot = camera.asShot();
    if (cameraFromXyz == null || asShot == null) return null;
    Rgb reference = reference(cameraFromXyz);
    double[] xyz =
        cameraFromXyz
            .inverse()
            .times(
                applied.r() / (asShot.r() * reference.r()),
                applied.g() / (asShot.g() * reference.g()),
                applied.b() / (asShot.b() * reference.b()));
    double[] adapted = AdaptationSpace.d50FromD65(xyz);
    double sum = adapted[0] + adapted[1] + adapted[2];
    return new Chromaticity(adapted[0] / sum, adapted[1] / sum);
  }

  /// Multipliers that make D65 white neutral, green 1.
  static Rgb reference(Matrix3 cameraFromXyz) {
    double[] white = cameraFromXyz.times(D65);
    return new Rgb(white[1] / white[0], 1, white[1] / white[2]);
  }
}
