package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// The two directions of a profile as steps between its device numbers (see [ColourModel]) and its
/// connection space in its own units, XYZ or L*a*b*.
final class ProfileStages {
  /*
   * Tables work on numbers 0…1. XYZ is encoded with 1 + 32767/32768 as full scale; Lab with L* 100
   * and a*, b* of 127 at 255/255 (v4, and mft1), or at 65280/65535 (mft2 of either version).
   */

  private static final double XYZ_FULL = 65535 / 32768.0;
  private static final double V2_FULL = 65535 / 65280.0;

  private ProfileStages() {}

  static List<ToneCurve> curves(IccProfile profile) {
    IccProfile.Exact exact = profile.exact();
    if (exact != null) return List.of(exact.curve(), exact.curve(), exact.curve());
    List<ToneCurve> curves = new ArrayList<>();
    for (String tag :
        profile.model() == ColourModel.GRAY ? List.of("kTRC") : List.of("rTRC", "gTRC", "bTRC")) {
      curves.add(CurveReader.read(profile.required(tag)).curve());
    }
    return curves;
  }

  static Matrix3 colorants(IccProfile profile) {
    if (profile.exact() != null) return profile.exact().xyzFromRgb();
    double[] m = new double[9];
    String[] tags = {"rXYZ", "gXYZ", "bXYZ"};
    for (int c = 0; c < 3; c++) {
      IccBytes tag = profile.required(tags[c]);
      tag.require(8, 3, 4);
      for (int r = 0; r < 3; r++) m[3 * r + c] = tag.fixed(8 + 4 * r);
    }
    return Matrix3.of(m);
  }

  /// Whether the given intent has a table of its own on the way to or from the connection space.
  static boolean hasTable(IccProfile profile, Intent intent, boolean toConnection) {
    return profile.tag(tableTag(intent, toConnection)) != null;
  }

  private static String tableTag(Intent intent, boolean toConnection) {
    int n =
        switch (intent) {
          case PERCEPTUAL -> 0;
          case RELATIVE_COLORIMETRIC, ABSOLUTE_COLORIMETRIC -> 1;
          case SATURATION -> 2;
        };
    return (toConnection ? "A2B" : "B2A") + n;
  }

  static @Nullable IccBytes table(IccProfile p, Intent intent, boolean toConnection) {
    IccBytes own = p.tag(tableTag(intent, toConnection));
    return own != null ? own : p.tag(tableTag(Intent.PERCEPTUAL, toConnection));
  }

  /// From device numbers to the connection space.
  static List<Stage> toConnection(IccProfile p, Intent intent) {
    IccBytes tag = table(p, intent, true);
    if (tag != null) return throughTable(tag, p.model(), p.connection());
    if (isConnectionItself(p)) return List.of();
    requireMatrix(p, "A2B0");
    List<Stage> stages = new ArrayList<>();
    stages.add(new CurveStage(curves(p)));
    double[] d50 = RgbSpace.d50();
    if (p.model() == ColourModel.RGB) {
      stages.add(MatrixStage.of(colorants(p)));
    } else {
      stages.add(new MatrixStage(1, 3, d50, new double[3]));
    }
    if (p.connection() == ColourModel.LAB) {
      if (p.model() == ColourModel.RGB) {
        stages.add(new LabStage(true));
      } else {
        stages.set(1, new MatrixStage(1, 3, new double[] {100, 0, 0}, new double[3]));
      }
    }
    return stages;
  }

  /// From the connection space to device numbers.
  static List<Stage> fromConnection(IccProfile p, Intent intent) {
    if (p.deviceClass().equals("abst")) return toConnection(p, intent);
    IccBytes tag = table(p, intent, false);
    if (tag != null) return throughTable(tag, p.connection(), p.model());
    if (isConnectionItself(p)) return List.of();
    requireMatrix(p, "B2A0");
    List<Stage> stages = new ArrayList<>();
    boolean lab = p.connection() == ColourModel.LAB;
    if (p.model() == ColourModel.RGB) {
      if (lab) stages.add(new LabStage(false));
      stages.add(MatrixStage.of(inverseColorants(p)));
    } else {
      double[] pick = lab ? new double[] {0.01, 0, 0} : new double[] {0, 1, 0};
      stages.add(new MatrixStage(3, 1, pick, new double[1]));
    }
    stages.add(new CurveStage(curves(p)).inverse());
    return stages;
  }

  private static boolean isConnectionItself(IccProfile p) {
    return p.model() == p.connection();
  }

  static Matrix3 inverseColorants(IccProfile p) {
    try {
      return colorants(p).inverse();
    } catch (ArithmeticException e) {
      throw new BadInput(
          p.name(), "tags rXYZ, gXYZ, bXYZ", "primaries lie on a line", "use another profile");
    }
  }

  static void requireMatrix(IccProfile p, String tag) {
    if (p.isMatrix()) return;
    throw new BadInput(
        p.name(),
        "tag table",
        "has neither matrix and curves nor the table '" + tag + "'",
        "use a profile that converts in this direction");
  }

  static void requireChannels(IccBytes tag, LutReader.Lut lut, ColourModel from, ColourModel to) {
    if (lut.inputs() == from.channels() && lut.outputs() == to.channels()) return;
    throw tag.bad(
        8,
        "takes "
            + lut.inputs()
            + " and gives "
            + lut.outputs()
            + " channels for "
            + from
            + " to "
            + to);
  }

  private static List<Stage> throughTable(IccBytes tag, ColourModel from, ColourModel to) {
    LutReader.Lut lut = LutReader.read(tag);
    requireChannels(tag, lut, from, to);
    boolean v2Lab = lut.type().equals("mft2");
    List<Stage> stages = new ArrayList<>();
    MatrixStage encode = encoding(from, v2Lab);
    if (encode != null) stages.add(encode);
    for (Stage stage : lut.stages()) {
      stages.add(
          from == ColourModel.LAB && stage instanceof ClutStage c ? c.indexedByLab() : stage);
    }
    MatrixStage decode = decoding(to, v2Lab);
    if (decode != null) stages.add(decode);
    return stages;
  }

  private static @Nullable MatrixStage encoding(ColourModel model, boolean v2Lab) {
    return switch (model) {
      case XYZ -> {
        double s = 1 / XYZ_FULL;
        yield MatrixStage.scaling(new double[] {s, s, s}, new double[3]);
      }
      case LAB -> {
        double s = v2Lab ? 1 / V2_FULL : 1;
        double n = 128 / 255.0 * s;
        yield MatrixStage.scaling(new double[] {s / 100, s / 255, s / 255}, new double[] {0, n, n});
      }
      case GRAY, RGB, CMY, CMYK, YCBCR -> null;
    };
  }

  private static @Nullable MatrixStage decoding(ColourModel model, boolean v2Lab) {
    return switch (model) {
      case XYZ -> MatrixStage.scaling(new double[] {XYZ_FULL, XYZ_FULL, XYZ_FULL}, new double[3]);
      case LAB -> {
        double s = v2Lab ? V2_FULL : 1;
        yield MatrixStage.scaling(
            new double[] {100 * s, 255 * s, 255 * s}, new double[] {0, -128, -128});
      }
      case GRAY, RGB, CMY, CMYK, YCBCR -> null;
    };
  }
}
