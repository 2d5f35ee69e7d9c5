package pentimento.kpl.colour;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.ForeignColour;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.SwatchColour;
import pentimento.kpl.krita.KnownSpaces;
import pentimento.pixel.Problem;
import pentimento.pixel.colour.CieLab;
import pentimento.pixel.colour.SrgbTransfer;
import pentimento.pixel.colour.icc.Arithmetic;
import pentimento.pixel.colour.icc.ColourModel;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Says what the swatches of a palette look like, through their profiles: relative colorimetric,
/// without black point compensation, unbounded.
///
/// A profile is sought by name in the palette, then among those every Krita has. Not safe for
/// several threads at once.
public final class Colorimetry {

  private final Map<String, IccProfile> embedded = new HashMap<>();
  private final Map<String, @Nullable ColourTransform> toXyz = new HashMap<>();

  public Colorimetry(Palette palette) {
    for (PaletteProfile p : palette.profiles()) {
      try {
        embedded.putIfAbsent(p.name(), IccProfile.parse(p.fileName(), p.icc()));
      } catch (Problem _) {
        // The reader has remarked upon it; its swatches are taken as without a profile.
      }
    }
  }

  /// What the colour looks like; black of [Certainty#UNKNOWN] when nobody knows.
  public Meaning of(SwatchColour colour) {
    return switch (colour) {
      case ForeignColour _ -> new Meaning(0, 0, 0, Certainty.UNKNOWN);
      case ColourValue c -> of(c);
    };
  }

  private Meaning of(ColourValue c) {
    return switch (c.model()) {
      case SRGB -> srgb(c.value(0), c.value(1), c.value(2), Certainty.EXACT);
      case XYZ -> new Meaning(c.value(0), c.value(1), c.value(2), Certainty.EXACT);
      case LAB -> exact(CieLab.D50.toXyz(c.value(0), c.value(1), c.value(2)));
      case LUV -> exact(ColourFormulas.xyzFromLuv(c.value(0), c.value(1), c.value(2)));
      case YXY -> exact(ColourFormulas.xyzFromYxy(c.value(0), c.value(1), c.value(2)));
      case HSV ->
          device(
              ColourFormulas.rgbFromHsv(c.value(0), c.value(1), c.value(2)),
              c.space(),
              ColourModel.RGB);
      case HLS ->
          device(
              ColourFormulas.rgbFromHls(c.value(0), c.value(1), c.value(2)),
              c.space(),
              ColourModel.RGB);
      case RGB -> device(c.values(), c.space(), ColourModel.RGB);
      case GRAY -> device(c.values(), c.space(), ColourModel.GRAY);
      case CMYK -> device(c.values(), c.space(), ColourModel.CMYK);
      case YCBCR -> device(c.values(), c.space(), ColourModel.YCBCR);
    };
  }

  private static Meaning exact(double[] xyz) {
    return new Meaning(xyz[0], xyz[1], xyz[2], Certainty.EXACT);
  }

  private Meaning device(double[] values, String space, ColourModel model) {
    ColourTransform transform = transform(space, model);
    if (transform != null) {
      float[] in = new float[values.length];
      for (int i = 0; i < in.length; i++) in[i] = (float) values[i];
      float[] xyz = transform.apply(in);
      return new Meaning(xyz[0], xyz[1], xyz[2], Certainty.EXACT);
    }
    Certainty assumed = Certainty.ASSUMED;
    return switch (model) {
      case RGB -> {
        boolean unnamed = space.isEmpty();
        yield srgb(values[0], values[1], values[2], unnamed ? Certainty.EXACT : assumed);
      }
      case GRAY -> srgb(values[0], values[0], values[0], assumed);
      case CMYK -> {
        double light = 1 - values[3];
        yield srgb(
            (1 - values[0]) * light,
            (1 - values[1]) * light,
            (1 - values[2]) * light,
            Certainty.APPROXIMATE);
      }
      case YCBCR -> {
        // ITU-R BT.601 over full-range codes.
        double cb = values[1] - 0.5;
        double cr = values[2] - 0.5;
        yield srgb(
            values[0] + 1.402 * cr,
            values[0] - 0.344136 * cb - 0.714136 * cr,
            values[0] + 1.772 * cb,
            Certainty.APPROXIMATE);
      }
      case CMY, LAB, XYZ -> throw new IllegalArgumentException(model + " needs no profile");
    };
  }

  private @Nullable ColourTransform transform(String space, ColourModel model) {
    String key = model + " " + space;
    if (toXyz.containsKey(key)) return toXyz.get(key);
    IccProfile profile = profile(space);
    ColourTransform transform = null;
    if (profile != null && profile.model() == model) {
      try {
        transform =
            ColourTransform.of(
                profile,
                StandardProfiles.XYZ,
                Intent.RELATIVE_COLORIMETRIC,
                false,
                Arithmetic.EXACT);
      } catch (Problem _) {
        // Damaged inside: as without a profile.
      }
    }
    toXyz.put(key, transform);
    return transform;
  }

  /// The profile of that name; null when it is neither embedded nor known.
  public @Nullable IccProfile profile(String space) {
    IccProfile own = embedded.get(space);
    return own != null ? own : KnownSpaces.profile(space);
  }

  private static Meaning srgb(double r, double g, double b, Certainty certainty) {
    double[] xyz =
        pentimento.pixel.colour.RgbSpace.SRGB
            .xyzD50FromRgb()
            .times(SrgbTransfer.decode(r), SrgbTransfer.decode(g), SrgbTransfer.decode(b));
    return new Meaning(xyz[0], xyz[1], xyz[2], certainty);
  }

  /// Encoded sRGB of a meaning, unbounded.
  public static double[] srgb(Meaning m) {
    double[] rgb = pentimento.pixel.colour.RgbSpace.SRGB.rgbFromXyzD50().times(m.x(), m.y(), m.z());
    for (int i = 0; i < 3; i++) rgb[i] = SrgbTransfer.encode(rgb[i]);
    return rgb;
  }
}
