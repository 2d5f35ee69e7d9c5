package pentimento.kpl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Palettes for tests.
public final class SamplePalettes {

  private SamplePalettes() {}

  /// Every model of KPL, RGB in every depth, two groups with gaps, odd names, an own profile.
  public static Palette everything() {
    String linear = StandardProfiles.LINEAR_REC2020.description();
    List<PlacedSwatch> first = new ArrayList<>();
    int column = 0;
    for (SwatchDepth depth : SwatchDepth.values()) {
      first.add(
          new PlacedSwatch(
              0,
              column++,
              new Swatch(
                  "RGB " + depth,
                  "ID-" + depth,
                  depth == SwatchDepth.U16,
                  depth,
                  depth.isFloat()
                      ? ColourValue.of(SwatchModel.RGB, linear, 4.5, -0.25, 0.18450000882148743)
                      : ColourValue.of(SwatchModel.RGB, "sRGB-elle-V2-srgbtrc.icc", 0.5, 1, 0.1))));
    }
    first.add(new PlacedSwatch(3, 0, new Swatch("", SwatchDepth.U8, ColourValue.srgb(1, 0.5, 0))));
    first.add(
        new PlacedSwatch(
            3,
            4,
            new Swatch(
                "<\"&'> Ä 日本 🎨",
                SwatchDepth.U16,
                ColourValue.of(SwatchModel.GRAY, "Gray-D50-elle-V2-srgbtrc.icc", 1 / 3.0))));
    List<PlacedSwatch> second = new ArrayList<>();
    String lab = "Lab identity built-in";
    second.add(
        new PlacedSwatch(
            1,
            1,
            new Swatch("lab", SwatchDepth.U16, ColourValue.of(SwatchModel.LAB, lab, 50, 20, -30))));
    second.add(
        new PlacedSwatch(
            1,
            2,
            new Swatch(
                "lab f", SwatchDepth.F32, ColourValue.of(SwatchModel.LAB, lab, 99.5, -100, 127))));
    second.add(
        new PlacedSwatch(
            2,
            0,
            new Swatch(
                "xyz",
                SwatchDepth.F32,
                ColourValue.of(SwatchModel.XYZ, "XYZ identity built-in", 0.1711, 0.18, 3.25))));
    second.add(
        new PlacedSwatch(
            2,
            3,
            new Swatch(
                "ink", SwatchDepth.U16, ColourValue.of(SwatchModel.CMYK, "", 1, 0.5, 0.25, 0))));
    second.add(
        new PlacedSwatch(
            5,
            0,
            new Swatch(
                "video", SwatchDepth.U8, ColourValue.of(SwatchModel.YCBCR, "", 0.5, 0.25, 0.75))));
    PaletteProfile profile =
        new PaletteProfile(
            linear, "rec2020.icc", "RGBA", "F32", StandardProfiles.LINEAR_REC2020.bytes());
    return new Palette(
        "Everything",
        "two\nlines",
        5,
        List.of(
            new SwatchGroup("", 7, first),
            new SwatchGroup("second", 1, second),
            new SwatchGroup("empty", 2, List.of())),
        List.of(profile));
  }

  /// Every model of KPL in every depth in which Krita has it, with numbers at the ends of their
  /// ranges.
  public static Palette models() {
    List<Swatch> swatches = new ArrayList<>();
    for (SwatchDepth depth : SwatchDepth.values()) {
      add(swatches, depth, SwatchModel.SRGB, "", 0, 0.5, 1);
      add(swatches, depth, SwatchModel.RGB, "sRGB-elle-V2-g10.icc", 0.2, 1, 0.7);
      add(swatches, depth, SwatchModel.GRAY, "Gray-D50-elle-V2-g10.icc", 0.2);
      add(swatches, depth, SwatchModel.XYZ, "XYZ identity built-in", 0.25, 0.5, 0.9);
      add(swatches, depth, SwatchModel.CMYK, "", 0, 0.3, 0.7, 1);
      add(swatches, depth, SwatchModel.YCBCR, "", 0.2, 0.7, 0.9);
      for (double a : new double[] {-128, -77, -1, 0, 1, 20, 63.5, 126, 127}) {
        add(swatches, depth, SwatchModel.LAB, "Lab identity built-in", 100, a, -a);
      }
      if (!depth.isFloat()) continue;
      add(swatches, depth, SwatchModel.RGB, "sRGB-elle-V2-g10.icc", 16, -2, 1.5);
      add(swatches, depth, SwatchModel.GRAY, "Gray-D50-elle-V2-g10.icc", 3);
      add(swatches, depth, SwatchModel.XYZ, "XYZ identity built-in", 4, 8, 2);
    }
    return Palette.of("Models", 128, swatches);
  }

  private static void add(
      List<Swatch> to, SwatchDepth depth, SwatchModel model, String space, double... values) {
    String name = model + " " + depth + " " + java.util.Arrays.toString(values);
    to.add(new Swatch(name, depth, ColourValue.of(model, space, values)));
  }

  /// Many swatches with random colours.
  public static Palette large(int size) {
    Random random = new Random(size);
    List<Swatch> swatches = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      swatches.add(
          new Swatch(
              "Swatch " + i,
              "ID" + i,
              false,
              SwatchDepth.F32,
              ColourValue.of(
                  SwatchModel.RGB,
                  "Rec2020-elle-V4-g10.icc",
                  random.nextFloat(),
                  random.nextFloat(),
                  random.nextFloat() * 4)));
    }
    return Palette.of("Large", 64, swatches);
  }
}
