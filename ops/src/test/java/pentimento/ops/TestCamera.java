package pentimento.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Rgb;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.Matrix3;

/// Cameras for tests of operations that look at the raw file's facts.
public final class TestCamera {

  /// The matrix that the workplace's synthetic raws carry.
  public static final Matrix3 CAMERA_FROM_XYZ =
      Matrix3.of(0.6722, -0.0635, -0.0963, -0.4287, 1.2460, 0.2028, -0.0908, 0.2162, 0.5668);

  private TestCamera() {}

  public static Camera of(@Nullable Matrix3 cameraFromXyz, @Nullable Rgb asShot, float bias) {
    return new Camera(
        "Maker",
        "Model",
        96,
        64,
        Rect.ofSize(96, 64),
        new float[] {0, 0, 0, 0},
        16383,
        cameraFromXyz,
        asShot,
        200,
        bias,
        1,
        List.of());
  }

  public static Camera withBias(float bias) {
    return of(CAMERA_FROM_XYZ, null, bias);
  }

  /// A picture in the working space that this camera took.
  public static ImageInfo rgb(int width, int height, Camera camera) {
    return new ImageInfo(width, height, 3, Meaning.WORKING, null, camera, Rgb.ONE, Rgb.ONE, 1);
  }

  /// A demosaiced picture of this camera, balanced by the given multipliers.
  public static ImageInfo cameraRgb(int width, int height, Camera camera, Rgb balance) {
    return new ImageInfo(width, height, 3, Meaning.CAMERA_RGB, null, camera, balance, balance, 1);
  }
}
