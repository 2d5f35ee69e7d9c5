package pentimento.pixel.colour.icc;

import static org.assertj.core.api.Assertions.assertThat;

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
    for (String name : new String[] {"cmyk.icm", "bt601-7_bt1886_ycbcr_v2.icc"}) {
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
        if (from.equals(to)) continue;
        for (LittleCms.Depth in : LittleCms.Depth.values()) {
          for (LittleCms.Depth out : LittleCms.Depth.values()) {
            // LittleCMS has no 8-bit XYZ.
            if (from.model() == ColourModel.XYZ && in == LittleCms.Depth.U8) continue;
            if (to.model() == ColourModel.XYZ && out == LittleCms.Depth.U8) continue;
            // A grid behind curves, for 8-bit RGB through tables: see Precalculation.
            boolean segments = from.description().isEmpty() && from.model() == ColourModel.RGB;
            boolean behindCurves =
                in == LittleCms.Depth.U8
                    && out != LittleCms.Depth.F32
                    && from.model() == ColourModel.RGB
                    && to.model() == ColourModel.RGB
                    && (!from.isMatrix() || !to.isMatrix());
            if (behindCurves) continue;
            compare(oracle, from, in, to, out, random, segments);
          }
        }
      }
    }
  }

  private static void compare(
      LittleCms oracle,
      IccProfile from,
      LittleCms.Depth inDepth,
      IccProfile to,
      LittleCms.Depth outDepth,
      Random random,
      boolean extrapolates) {
    int inputs = from.channels();
    int outputs = to.channels();
    double[] in = new double[COLOURS * inputs];
    for (int i = 0; i < in.length; i++) {
      double u = random.nextDouble();
      if (from.model() == ColourModel.LAB) u = i % 3 == 0 ? u * 100 : u * 160 - 80;
      in[i] = code(from.model(), i % inputs, inDepth, u);
    }
    double[] want =
        oracle.convert(from, inDepth, to, outDepth, Intent.PERCEPTUAL, LittleCms.BLACK_POINT, in);
    ColourTransform t = ColourTransform.asKrita(from, depth(inDepth), to, depth(outDepth));
    double sum = 0;
    int beyond = 0;
    for (int i = 0; i < COLOURS; i++) {
      float[] colour = new float[inputs];
      for (int c = 0; c < inputs; c++) {
        colour[c] = (float) natural(from.model(), c, inDepth, in[i * inputs + c]);
      }
      float[] got = t.apply(colour);
      for (int c = 0; c < outputs; c++) {
        double unit = outDepth == LittleCms.Depth.F32 ? 1e5 : 1;
        if (outDepth == LittleCms.Depth.F32 && to.model() != ColourModel.RGB) unit = 1e3;
        double w = want[i * outputs + c];
        double e = Math.abs(code(to.model(), c, outDepth, got[c]) - w) * unit;
        if (outDepth == LittleCms.Depth.F32) e /= Math.max(1, Math.abs(w));
        sum += e;
        if (e > 1) beyond++;
      }
    }
    String what = from + " " + inDepth + " to " + to + " " + outDepth;
    int n = COLOURS * outputs;
    // What falls on the border of two 16-bit codes may go either way; a steep curve magnifies it.
    if (outDepth == LittleCms.Depth.U8) assertThat(beyond).as(what).isZero();
    if (!extrapolates) {
      assertThat(sum / n)
          .as("mean of %s", what)
          .isLessThan(inDepth == LittleCms.Depth.F32 ? 1 : 0.1);
    }
  }

  private static SampleDepth depth(LittleCms.Depth depth) {
    return switch (depth) {
      case U8 -> SampleDepth.U8;
      case U16 -> SampleDepth.U16;
      case F32 -> SampleDepth.FLOAT;
    };
  }

  private static double code(ColourModel model, int channel, LittleCms.Depth depth, double v) {
    if (depth == LittleCms.Depth.F32) return model == ColourModel.CMYK ? v * 100 : v;
    boolean narrow = depth == LittleCms.Depth.U8;
    double max = narrow ? 255 : 65535;
    double x =
        switch (model) {
          case LAB -> channel == 0 ? v / 100 * max : (v + 128) * max / 255;
          case XYZ -> v * 32768;
          case GRAY, RGB, CMY, CMYK, YCBCR -> v * max;
        };
    return Math.clamp(Math.floor(x + 0.5), 0, max);
  }

  private static double natural(ColourModel model, int channel, LittleCms.Depth depth, double v) {
    if (depth == LittleCms.Depth.F32) return model == ColourModel.CMYK ? v / 100 : v;
    double max = depth == LittleCms.Depth.U8 ? 255 : 65535;
    return switch (model) {
      case LAB -> channel == 0 ? v * 100 / max : v * 255 / max - 128;
      case XYZ -> v / 32768;
      case GRAY, RGB, CMY, CMYK, YCBCR -> v / max;
    };
  }
}
