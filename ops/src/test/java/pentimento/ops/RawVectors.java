package pentimento.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import pentimento.formats.dng.RawFile;
import pentimento.formats.dng.RawImage;
import pentimento.formats.pfm.PfmFile;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.GainMap;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Operation;
import pentimento.pipe.Rgb;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// What darktable 4.2.1 made of small raws, and ours beside it.
///
/// darktable's export passes camera RGB, taken as linear Rec.2020, through Lab in single precision;
/// so does [#throughLab].
public final class RawVectors {

  /// A picture and what is known of it.
  public record Shot(ImageInfo info, Planes planes) {

    /// This, developed by the given operations one after the other.
    public Shot then(Operation... operations) {
      Shot shot = this;
      for (Operation operation : operations) {
        assertThat(operation.refuses(shot.info)).isNull();
        ImageInfo after = operation.output(shot.info);
        Planes planes = Evaluation.render(operation, shot.info, shot.planes, after.bounds());
        shot = new Shot(after, planes);
      }
      return shot;
    }

    /// This after darktable's way through Lab.
    public Shot throughLab() {
      Planes lab = planes.crop(info.bounds());
      float[] rgb = new float[3];
      for (int i = 0; i < info.bounds().area(); i++) {
        for (int c = 0; c < 3; c++) rgb[c] = lab.plane(c)[i];
        RawVectors.throughLab(rgb);
        for (int c = 0; c < 3; c++) lab.plane(c)[i] = rgb[c];
      }
      return new Shot(info, lab);
    }
  }

  private RawVectors() {}

  /// A raw of the vectors' folder, as its reader gives it.
  public static Shot raw(String name) {
    try (RawFile file = RawFile.open(folder().resolve(name))) {
      RawImage image = file.image();
      Rect bounds = Rect.ofSize(image.width(), image.height());
      Planes planes = Planes.allocate(bounds, 1);
      file.mosaic(1, new Cancellation(), Progress.NONE).read(bounds, planes.plane(0), 0);
      Cfa cfa = new Cfa(image.cfa().width(), image.cfa().height(), image.cfa().colours());
      ImageInfo info =
          new ImageInfo(
              image.width(),
              image.height(),
              1,
              Meaning.MOSAIC,
              cfa,
              camera(image),
              Rgb.ONE,
              Rgb.ONE,
              1);
      return new Shot(info, planes);
    }
  }

  private static Camera camera(RawImage image) {
    float[] black = new float[4];
    for (int i = 0; i < 4; i++) black[i] = (float) image.blackLevel()[i];
    List<GainMap> maps = new ArrayList<>();
    for (pentimento.formats.dng.GainMap map : image.gainMaps()) {
      maps.add(
          new GainMap(
              map.top(),
              map.left(),
              map.pointsV(),
              map.pointsH(),
              map.spacingV(),
              map.spacingH(),
              map.originV(),
              map.originH(),
              map.gains()));
    }
    return new Camera(
        image.camera(),
        "",
        image.width(),
        image.height(),
        image.defaultCrop(),
        black,
        (float) image.whiteLevel(),
        image.matrices().getFirst().cameraFromXyz(),
        null,
        200,
        0,
        image.orientation(),
        maps);
  }

  /// Compares with darktable's output.
  ///
  /// @param margin pixels left out along the edges
  /// @return the largest absolute difference
  public static double difference(Shot ours, String vector, int margin) {
    return compare(ours.throughLab(), vector, margin);
  }

  /// The same without the way through Lab.
  public static double plainDifference(Shot ours, String vector) {
    return compare(ours, vector, 0);
  }

  private static double compare(Shot ours, String vector, int margin) {
    Planes expected;
    try (PfmFile file = PfmFile.open(folder().resolve(vector + ".pfm"))) {
      expected = file.read();
    }
    assertThat(ours.info.bounds()).isEqualTo(expected.rect());
    double worst = 0;
    for (int y = margin; y < expected.height() - margin; y++) {
      for (int x = margin; x < expected.width() - margin; x++) {
        for (int c = 0; c < 3; c++) {
          worst = Math.max(worst, Math.abs(ours.planes.at(c, x, y) - expected.at(c, x, y)));
        }
      }
    }
    return worst;
  }

  private static final float[] XYZ_FROM_RGB = {
    0.6734800f,
    0.1656714f,
    0.1250487f,
    0.2790425f,
    0.6753446f,
    0.0456129f,
    -0.0019334f,
    0.0299828f,
    0.7968507f
  };

  private static final float[] RGB_FROM_XYZ = {
    1.6472331f,
    -0.3936130f,
    -0.2359670f,
    -0.6826173f,
    1.6476122f,
    0.0128105f,
    0.0296813f,
    -0.0629491f,
    1.2538857f
  };

  private static final float[] WHITE = {0.9642f, 1f, 0.8249f};

  private static void throughLab(float[] rgb) {
    float[] xyz = times(XYZ_FROM_RGB, rgb);
    float[] f = new float[3];
    for (int i = 0; i < 3; i++) f[i] = forward(xyz[i] / WHITE[i]);
    float lightness = 116f * f[1] - 16f;
    float a = 500f * (f[0] - f[1]);
    float b = 200f * (f[1] - f[2]);
    float fy = (lightness + 16f) / 116f;
    float[] back = {a / 500f + fy, fy, fy - b / 200f};
    for (int i = 0; i < 3; i++) xyz[i] = WHITE[i] * inverse(back[i]);
    System.arraycopy(times(RGB_FROM_XYZ, xyz), 0, rgb, 0, 3);
  }

  private static float forward(float x) {
    if (x <= 216f / 24389f) return (24389f / 27f * x + 16f) / 116f;
    float a = Float.intBitsToFloat(Float.floatToRawIntBits(x) / 3 + 709921077);
    float cube = a * a * a;
    return a * (cube + x + x) / (cube + cube + x);
  }

  private static float inverse(float f) {
    return f > 6f / 29f ? f * f * f : (116f * f - 16f) / (24389f / 27f);
  }

  private static float[] times(float[] m, float[] v) {
    return new float[] {
      m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
      m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
      m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
    };
  }

  private static Path folder() {
    Path shared = Path.of(System.getProperty("pentimento.shared", "shared"));
    Path folder = shared.resolve("specs/darktable-testvectors/raw");
    Assumptions.assumeTrue(Files.isDirectory(folder), "darktable's test vectors are not here");
    return folder;
  }
}
