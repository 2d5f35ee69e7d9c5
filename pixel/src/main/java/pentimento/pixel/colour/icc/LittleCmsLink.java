package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// The steps LittleCMS 2.14 makes of two profiles, between its own encodings of 0…1 (see
/// [KritaConversion]): each rounds to float, so that their number and order decide the last bits.
final class LittleCmsLink {

  static final double XYZ_FULL = 1 + 32767 / 32768.0;

  private static final double V2_LAB = 65535 / 65280.0;
  private static final double NEGLIGIBLE = 0.002;

  private LittleCmsLink() {}

  /// From one profile to another.
  static Pipeline of(
      IccProfile from, IccProfile to, Intent intent, boolean blackPointCompensation) {
    List<Stage> stages = new ArrayList<>(input(from, intent));
    MatrixStage between = ColourTransform.between(from, to, intent, blackPointCompensation);
    connect(from.connection(), to.connection(), between, stages);
    stages.addAll(output(to, intent));
    return simplified(stages);
  }

  /// From a profile to itself with a curve of L* between.
  static Pipeline ofLightness(IccProfile profile, ToneCurve curve) {
    MatrixStage none = MatrixStage.scaling(new double[] {1, 1, 1}, new double[3]);
    List<Stage> stages = new ArrayList<>(input(profile, Intent.PERCEPTUAL));
    connect(profile.connection(), ColourModel.LAB, none, stages);
    stages.add(new CurveStage(List.of(curve, ParametricCurve.LINEAR, ParametricCurve.LINEAR)));
    connect(ColourModel.LAB, profile.connection(), none, stages);
    stages.addAll(output(profile, Intent.PERCEPTUAL));
    return simplified(stages);
  }

  /// L*a*b* to a profile's device numbers and back colorimetrically, beginning and ending with
  /// L*a*b* in 16 bits.
  static Pipeline roundTrip(IccProfile profile, Intent forward) {
    MatrixStage none = MatrixStage.scaling(new double[] {1, 1, 1}, new double[3]);
    List<Stage> stages = new ArrayList<>(words());
    connect(ColourModel.LAB, profile.connection(), none, stages);
    stages.addAll(output(profile, forward));
    stages.addAll(input(profile, Intent.RELATIVE_COLORIMETRIC));
    connect(profile.connection(), ColourModel.LAB, none, stages);
    stages.addAll(words());
    return simplified(stages);
  }

  /// A profile's device numbers, to L*a*b*.
  static Pipeline toLab(IccProfile profile, Intent intent) {
    MatrixStage none = MatrixStage.scaling(new double[] {1, 1, 1}, new double[3]);
    List<Stage> stages = new ArrayList<>(input(profile, intent));
    connect(profile.connection(), ColourModel.LAB, none, stages);
    stages.addAll(words());
    return simplified(stages);
  }

  /// What LittleCMS's own v2 profile of L*a*b* does: it rounds to 16 bits of the v2 encoding.
  private static List<Stage> words() {
    float[] corners = new float[24];
    for (int i = 0; i < 8; i++) {
      for (int c = 0; c < 3; c++) corners[3 * i + c] = i >> 2 - c & 1;
    }
    return List.of(
        DoubleMatrixStage.scaling(1 / V2_LAB, 1 / V2_LAB, 1 / V2_LAB),
        new ClutStage(new int[] {2, 2, 2}, 3, corners, true, true),
        DoubleMatrixStage.scaling(V2_LAB, V2_LAB, V2_LAB));
  }

  private static void connect(
      ColourModel from, ColourModel to, MatrixStage between, List<Stage> stages) {
    boolean matters = isNoticeable(between);
    if (from == ColourModel.LAB && (to == ColourModel.XYZ || matters)) {
      stages.add(new EncodedLabStage(false));
    }
    if (matters) {
      double[] offset = between.offset().clone();
      for (int i = 0; i < 3; i++) offset[i] /= XYZ_FULL;
      stages.add(new DoubleMatrixStage(3, 3, between.m(), offset));
    }
    if (to == ColourModel.LAB && (from == ColourModel.XYZ || matters)) {
      stages.add(new EncodedLabStage(true));
    }
  }

  private static boolean isNoticeable(MatrixStage between) {
    double change = 0;
    for (int i = 0; i < 9; i++) change += Math.abs(between.m()[i] - (i % 4 == 0 ? 1 : 0));
    for (int i = 0; i < 3; i++) change += Math.abs(between.offset()[i] / XYZ_FULL);
    return change >= NEGLIGIBLE;
  }

  private static List<Stage> input(IccProfile p, Intent intent) {
    boolean link = p.deviceClass().equals("abst");
    IccBytes elements = p.tag("D2B" + intent.number());
    if (elements != null) return elements(elements, p.model(), p.connection());
    IccBytes table = ProfileStages.table(p, intent, true);
    if (table != null) return table(table, p.model(), p.connection(), link);
    if (p.model() == p.connection()) return List.of();
    ProfileStages.requireMatrix(p, "A2B0");
    List<Stage> stages = new ArrayList<>();
    stages.add(curves(ProfileStages.curves(p)));
    boolean lab = p.connection() == ColourModel.LAB;
    if (p.model() == ColourModel.RGB) {
      stages.add(scaled(ProfileStages.colorants(p), 1 / XYZ_FULL));
      if (lab) stages.add(new EncodedLabStage(true));
    } else {
      double[] d50 = RgbSpace.d50();
      double s = 1 / XYZ_FULL;
      double[] gray = lab ? new double[] {1, 0, 0} : new double[] {s * d50[0], s, s * d50[2]};
      double[] neutral = lab ? new double[] {0, 128 / 255.0, 128 / 255.0} : null;
      stages.add(new DoubleMatrixStage(1, 3, gray, neutral));
    }
    return stages;
  }

  private static List<Stage> output(IccProfile p, Intent intent) {
    if (p.deviceClass().equals("abst")) return input(p, intent);
    IccBytes elements = p.tag("B2D" + intent.number());
    if (elements != null) return elements(elements, p.connection(), p.model());
    IccBytes table = ProfileStages.table(p, intent, false);
    boolean lab = p.connection() == ColourModel.LAB;
    if (table != null) return table(table, p.connection(), p.model(), lab);
    if (p.model() == p.connection()) return List.of();
    ProfileStages.requireMatrix(p, "B2A0");
    List<Stage> stages = new ArrayList<>();
    if (p.model() == ColourModel.RGB) {
      if (lab) stages.add(new EncodedLabStage(false));
      stages.add(scaled(ProfileStages.inverseColorants(p), XYZ_FULL));
    } else {
      double[] pick = lab ? new double[] {1, 0, 0} : new double[] {0, XYZ_FULL, 0};
      stages.add(new DoubleMatrixStage(3, 1, pick, null));
    }
    List<ToneCurve> inverse = new ArrayList<>();
    for (ToneCurve curve : ProfileStages.curves(p)) {
      inverse.add(curve.in(Arithmetic.LITTLE_CMS).inverse());
    }
    stages.add(new CurveStage(inverse));
    return stages;
  }

  private static CurveStage curves(List<ToneCurve> curves) {
    return new CurveStage(curves).in(Arithmetic.LITTLE_CMS);
  }

  private static DoubleMatrixStage scaled(Matrix3 matrix, double scale) {
    double[] m = matrix.toDoubles();
    for (int i = 0; i < 9; i++) m[i] *= scale;
    return new DoubleMatrixStage(3, 3, m, null);
  }

  /// Float elements take and give XYZ with Y of white 1, and Lab in its own units.
  private static List<Stage> elements(IccBytes tag, ColourModel from, ColourModel to) {
    List<Stage> stages = new ArrayList<>();
    Stage before = plain(from, false);
    if (before != null) stages.add(before);
    stages.addAll(ElementsReader.read(tag));
    if (stages.getLast().outputs() != to.channels()) throw tag.bad(8, "has too few channels");
    Stage after = plain(to, true);
    if (after != null) stages.add(after);
    return stages;
  }

  private static @Nullable Stage plain(ColourModel model, boolean encode) {
    return switch (model) {
      case XYZ -> {
        double s = encode ? 32768 / 65535.0 : 65535 / 32768.0;
        yield DoubleMatrixStage.scaling(s, s, s);
      }
      case LAB ->
          DoubleMatrixStage.of(
              encode ? WordEncoding.encoding(model) : WordEncoding.decoding(model), true);
      case GRAY, RGB, CMY, CMYK, YCBCR -> null;
    };
  }

  /// @param byLab whether tables indexed by Lab are interpolated linearly
  private static List<Stage> table(IccBytes tag, ColourModel from, ColourModel to, boolean byLab) {
    LutReader.Lut lut = LutReader.read(tag);
    ProfileStages.requireChannels(tag, lut, from, to);
    boolean v2 = lut.type().equals("mft2") && (from == ColourModel.LAB || to == ColourModel.LAB);
    List<Stage> stages = new ArrayList<>();
    if (v2 && from == ColourModel.LAB) {
      stages.add(DoubleMatrixStage.scaling(1 / V2_LAB, 1 / V2_LAB, 1 / V2_LAB));
    }
    boolean segments = lut.type().startsWith("m") && lut.type().endsWith(" ");
    for (Stage stage : lut.stages()) {
      stages.add(
          switch (stage) {
            case CurveStage c -> c.in(Arithmetic.LITTLE_CMS);
            case ClutStage c ->
                (byLab && from == ColourModel.LAB ? c.indexedByLab() : c).in(Arithmetic.LITTLE_CMS);
            case MatrixStage m -> DoubleMatrixStage.of(m, segments);
            case DoubleMatrixStage _, LabStage _, EncodedLabStage _, FixedPointStage _ -> stage;
          });
    }
    if (v2 && to == ColourModel.LAB) stages.add(DoubleMatrixStage.scaling(V2_LAB, V2_LAB, V2_LAB));
    return stages;
  }

  /// Without steps that undo each other, and with matrices joined that follow one another.
  private static Pipeline simplified(List<Stage> stages) {
    List<Stage> result = new ArrayList<>();
    for (Stage stage : stages) {
      Stage before = result.isEmpty() ? null : result.getLast();
      if (stage instanceof CurveStage c && c.isLinear()) continue;
      if (stage instanceof EncodedLabStage lab
          && before instanceof EncodedLabStage other
          && lab.toLab() != other.toLab()) {
        result.removeLast();
      } else if (stage instanceof DoubleMatrixStage m
          && before instanceof DoubleMatrixStage first
          && m.isJoinable()
          && first.isJoinable()) {
        result.removeLast();
        DoubleMatrixStage joined = m.after(first);
        if (!joined.isNearIdentity()) result.add(joined);
      } else {
        result.add(stage);
      }
    }
    return new Pipeline(List.copyOf(result));
  }
}
