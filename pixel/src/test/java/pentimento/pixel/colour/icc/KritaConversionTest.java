package pentimento.pixel.colour.icc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.colour.RgbSpace;

/// Conversions as Krita makes them, against LittleCMS with the flags Krita gives it, in every pair
/// of depths.
class KritaConversionTest {

  private static final int COLOURS = 300;

  /// Ours, and those of an installed Krita by whose documents this is really tried.
  private static List<IccProfile> profiles() throws IOException {
    List<IccProfile> profiles =
        new ArrayList<>(
            List.of(
                StandardProfiles.LAB,
                StandardProfiles.XYZ,
                StandardProfiles.SRGB,
                StandardProfiles.rgb(2, "sRGB v2", RgbSpace.SRGB, ParametricCurve.srgb()),
                StandardProfiles.rgb(2, "P3 g10", RgbSpace.P3, ParametricCurve.LINEAR),
                StandardProfiles.rgb(
                    2, "Adobe g22", RgbSpace.ADOBE_RGB, ParametricCurve.gamma(2.2)),
                StandardProfiles.SRGB_GRAY,
                LutProfiles.cmykTable(),
                LutProfiles.rgbSegments()));
    Path krita = Path.of("/usr/share/color/icc/krita");
    for (String name :
        new String[] {"cmyk.icm", "bt601-7_bt1886_ycbcr_v2.icc", "bt709-6_ycbcr_v4.icc"}) {
      Path file = krita.resolve(name);
      if (Files.exists(file)) profiles.add(IccProfile.parse(name, Files.readAllBytes(file)));
    }
    return profiles;
  }

  @Test
  void agrees_with_LittleCMS_in_every_depth() throws IOException {
    LittleCms oracle = LittleCms.present();
    Random random = new Random(11);
    List<IccProfile> profiles = profiles();
    for (IccProfile from : profiles) {
      for (IccProfile to : profiles) {
        for (LittleCms.Depth in : LittleCms.Depth.values()) {
          for (LittleCms.Depth out : LittleCms.Depth.values()) {
            if (from.equals(to) && in == out) continue;
            // A third of a thousand pairs, the same ones at every run.
            if (random.nextInt(3) != 0) continue;
            // A grid behind curves, for 8-bit RGB through tables: see Precalculation.
            boolean behindCurves =
                in == LittleCms.Depth.U8
                    && out != LittleCms.Depth.F32
                    && from.model() == ColourModel.RGB
                    && to.model() == ColourModel.RGB
                    && (!from.isMatrix() || !to.isMatrix());
            if (behindCurves) continue;
            compare(oracle, from, in, to, out, random);
          }
        }
      }
    }
  }

  /// Integers within a code; float within 1e-5, as documents are compared.
  private static void compare(
      LittleCms oracle,
      IccProfile from,
      LittleCms.Depth inDepth,
      IccProfile to,
      LittleCms.Depth outDepth,
      Random random) {
    int inputs = from.channels();
    int outputs = to.channels();
    double[] in = new double[COLOURS * inputs];
    float[][] planes = new float[Math.max(inputs, outputs)][COLOURS];
    double[] corners = {0, 1, 0.25, 32768 / 65535.0, 1 / 255.0, 254 / 255.0};
    for (int i = 0; i < in.length; i++) {
      boolean corner = i / inputs % 4 == 0;
      double u = corner ? corners[random.nextInt(corners.length)] : random.nextDouble();
      int steps = inDepth == LittleCms.Depth.U8 ? 255 : 65535;
      double encoded = Math.rint(u * steps) / steps;
      in[i] = sample(from.model(), i % inputs, inDepth, encoded);
      boolean kept = inDepth == LittleCms.Depth.F32;
      planes[i % inputs][i / inputs] =
          kept ? encoded(from.model(), i % inputs, (float) in[i]) : (float) encoded;
    }
    if (from.model() == ColourModel.XYZ && inDepth == LittleCms.Depth.F32) {
      // Towards integers LittleCMS makes XYZ black where Y is 0, before the conversion.
      for (int i = 1; i < in.length; i += 3) if (in[i] == 0) in[i - 1] = in[i + 1] = 0;
      for (int i = 0; i < COLOURS; i++) if (planes[1][i] == 0) planes[0][i] = planes[2][i] = 0;
    }
    double[] want =
        oracle.convert(from, inDepth, to, outDepth, Intent.PERCEPTUAL, LittleCms.BLACK_POINT, in);
    KritaConversion.of(from, depth(inDepth), to, depth(outDepth)).apply(planes, 0, COLOURS);
    boolean isFloat = outDepth == LittleCms.Depth.F32;
    for (int i = 0; i < want.length; i++) {
      double got = sample(to.model(), i % outputs, outDepth, planes[i % outputs][i / outputs]);
      double tolerance = isFloat ? 1e-5 * Math.max(1, Math.abs(want[i])) : 1;
      assertThat(got)
          .as("%s %s to %s %s, sample %d", from, inDepth, to, outDepth, i)
          .isCloseTo(want[i], within(tolerance));
    }
  }

  private static SampleDepth depth(LittleCms.Depth depth) {
    return switch (depth) {
      case U8 -> SampleDepth.U8;
      case U16 -> SampleDepth.U16;
      case F32 -> SampleDepth.FLOAT;
    };
  }

  /// A 32-bit float sample in LittleCMS's encoding.
  private static float encoded(ColourModel model, int channel, float v) {
    return switch (model) {
      case LAB -> (float) (channel == 0 ? v / 100.0 : (v + 128f) / 255.0);
      case XYZ -> (float) (v / (65535 / 32768.0));
      case CMY, CMYK -> v / 100;
      case GRAY, RGB, YCBCR -> v;
    };
  }

  /// What LittleCMS keeps for a number in its own encoding.
  private static double sample(
      ColourModel model, int channel, LittleCms.Depth depth, double encoded) {
    return switch (depth) {
      case U8 -> Math.rint(encoded * 255);
      case U16 -> Math.rint(encoded * 65535);
      case F32 ->
          (float)
              switch (model) {
                case LAB -> channel == 0 ? encoded * 100 : encoded * 255 - 128;
                case XYZ -> encoded * (65535 / 32768.0);
                case CMY, CMYK -> encoded * 100;
                case GRAY, RGB, YCBCR -> encoded;
              };
    };
  }
}
