package pentimento.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pentimento.formats.Metadata;
import pentimento.formats.dng.CalibratedMatrix;
import pentimento.formats.dng.Cfa;
import pentimento.formats.dng.DngWriter;
import pentimento.formats.dng.RawImage;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.Matrix3;
import pentimento.sample.still.Sensor;
import pentimento.sample.trace.Sampler;

/// A camera that never was: takes scene-linear light as raw numbers behind a Bayer pattern.
///
/// Scene light becomes CIE XYZ, then camera RGB by one matrix for every light (the second matrix in
/// the file is what its maker would have measured under tungsten), then electrons with their shot
/// noise and the noise of reading them, then 14-bit numbers that clip.
public final class SyntheticCamera {

  /// What shutter and aperture make of the scene's light, chosen to keep the fruit's sunlit sides.
  private static final double EXPOSURE = 0.72;

  private static final int BLACK = 512;
  private static final int WHITE = 15_800;
  private static final int TUNGSTEN = 17;
  private static final int D65 = 21;

  /// XYZ relative to D65, the white of Rec.2020.
  private static final Matrix3 XYZ_FROM_REC2020 =
      Matrix3.of(
          0.636958, 0.144617, 0.168881, 0.262700, 0.677998, 0.059302, 0.0, 0.028073, 1.060985);

  private static final Matrix3 CAMERA_FROM_XYZ =
      Matrix3.of(0.72, -0.19, -0.07, -0.42, 1.21, 0.23, -0.08, 0.17, 0.61);

  private static final Matrix3 CAMERA_FROM_XYZ_TUNGSTEN =
      Matrix3.of(0.76, -0.22, -0.03, -0.40, 1.19, 0.24, -0.07, 0.16, 0.53);

  /// CIE xy of the light that the camera took for white: between the sun and the sky, 4500 K.
  private static final double[] WHITE_XY = {0.3608, 0.3636};

  private static final double[] NEUTRAL = neutral();

  private SyntheticCamera() {}

  private static double[] neutral() {
    double x = WHITE_XY[0] / WHITE_XY[1];
    double z = (1 - WHITE_XY[0] - WHITE_XY[1]) / WHITE_XY[1];
    double[] white = CAMERA_FROM_XYZ.times(x, 1, z);
    return new double[] {white[0] / white[1], 1, white[2] / white[1]};
  }

  /// Raw numbers, row by row, of three planes of scene light in linear Rec.2020.
  static short[] expose(Planes scene) {
    double[] white =
        CAMERA_FROM_XYZ.times(
            WHITE_XY[0] / WHITE_XY[1], 1, (1 - WHITE_XY[0] - WHITE_XY[1]) / WHITE_XY[1]);
    Matrix3 cameraFromScene = CAMERA_FROM_XYZ.times(XYZ_FROM_REC2020);
    Cfa cfa = Cfa.bayer("RGGB");
    int width = scene.width();
    short[] raw = new short[width * scene.height()];
    for (int k = 0; k < raw.length; k++) {
      double[] rgb = cameraFromScene.times(scene.plane(0)[k], scene.plane(1)[k], scene.plane(2)[k]);
      double light = EXPOSURE * Math.max(0, rgb[cfa.at(k % width, k / width)] / white[1]);
      double value = light + Sensor.noise(light) * bell(k);
      double number = BLACK + value / Sensor.CLIPPING * (WHITE - BLACK);
      raw[k] = (short) StrictMath.rint(Math.clamp(number, 0, WHITE));
    }
    return raw;
  }

  /// A number from the normal distribution that belongs to photosite `k` (Box and Muller 1958).
  private static double bell(int k) {
    int first = Sampler.hash(2 * k + 1);
    int second = Sampler.hash(first ^ 0x2545f491);
    double u = ((first >>> 8) + 0.5) * 0x1p-24;
    double v = (second >>> 8) * 0x1p-24;
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
  }

  /// Takes the scene and writes it as a DNG.
  public static void photograph(Planes scene, Path target) {
    RawImage image =
        RawImage.simple(
            scene.width(),
            scene.height(),
            Cfa.bayer("RGGB"),
            BLACK,
            WHITE,
            List.of(
                new CalibratedMatrix(TUNGSTEN, CAMERA_FROM_XYZ_TUNGSTEN),
                new CalibratedMatrix(D65, CAMERA_FROM_XYZ)),
            NEUTRAL,
            metadata());
    new DngWriter().write(target, image, expose(scene));
  }

  private static Metadata metadata() {
    Metadata plain =
        Metadata.ofCamera(
            "Pentimento", "Path Tracer", 1 / 40.0, 5.6, 400, 59, "2026:10:31 17:42:00");
    List<Field> image = new ArrayList<>(plain.image());
    image.add(Field.ascii(Tag.SOFTWARE, "pentimento.sample"));
    image.add(Field.ascii(Tag.ARTIST, "The Pentimento authors"));
    image.add(Field.ascii(Tag.COPYRIGHT, "The Pentimento authors, Apache-2.0"));
    List<Field> exposure = new ArrayList<>(plain.exposure());
    exposure.add(Field.ascii(Tag.LENS_MODEL, "Thin Lens 59mm f/5.6"));
    return new Metadata(image, exposure, plain.location(), plain.description());
  }
}
