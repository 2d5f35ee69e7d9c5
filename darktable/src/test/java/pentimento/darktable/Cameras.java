package pentimento.darktable;

import java.util.List;
import pentimento.pipe.Camera;
import pentimento.pipe.Rgb;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.Matrix3;

/// Cameras for tests.
public final class Cameras {

  /// Of a sensor with margins.
  public static final Camera BAYER =
      new Camera(
          "Synth",
          "B",
          100,
          70,
          new Rect(3, 1, 96, 64),
          new float[] {1024, 1024, 1024, 1024},
          16383,
          Matrix3.of(0.68, -0.12, -0.06, -0.43, 1.2, 0.25, -0.07, 0.18, 0.63),
          new Rgb(2.307, 1, 1.33),
          200,
          0,
          1,
          List.of());

  /// Of `bayer.dng`.
  public static final Camera SYNTH_B =
      new Camera(
          "Synth",
          "Synth B",
          96,
          64,
          Rect.ofSize(96, 64),
          new float[] {1024, 1024, 1024, 1024},
          16383,
          Matrix3.of(0.68, -0.12, -0.06, -0.43, 1.2, 0.25, -0.07, 0.18, 0.63),
          new Rgb(1 / 0.433415, 1, 1 / 0.751785),
          200,
          0,
          1,
          List.of());

  private Cameras() {}
}
