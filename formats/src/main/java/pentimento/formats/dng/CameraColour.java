package pentimento.formats.dng;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.tiff.Directory;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.colour.Matrix3;

/// What a DNG says about its camera's colours.
record CameraColour(
    List<CalibratedMatrix> matrices,
    double @Nullable [] asShotNeutral,
    double @Nullable [] asShotWhiteXy,
    double baselineExposure) {

  private static final int[][] MATRICES = {
    {Tag.COLOR_MATRIX_1, Tag.CALIBRATION_ILLUMINANT_1},
    {Tag.COLOR_MATRIX_2, Tag.CALIBRATION_ILLUMINANT_2},
    {Tag.COLOR_MATRIX_3, Tag.CALIBRATION_ILLUMINANT_3}
  };

  static CameraColour read(Directory first, Directory raw, List<String> warnings) {
    List<CalibratedMatrix> matrices = new ArrayList<>();
    for (int[] tags : MATRICES) {
      Directory d = first.has(tags[0]) ? first : raw;
      if (!d.has(tags[0])) continue;
      double[] values = d.numbers(tags[0], 9).numbers();
      Matrix3 matrix = Matrix3.of(java.util.Arrays.copyOf(values, 9));
      if (values.length != 9 || !Double.isFinite(matrix.determinant())) {
        throw d.bad(tags[0], "is no matrix of 3x3 numbers");
      }
      matrices.add(new CalibratedMatrix((int) d.integer(tags[1], 0), matrix));
    }
    if (matrices.isEmpty()) warnings.add("has no ColorMatrix; its colours are unknown");
    double[] neutral =
        positive(first.has(Tag.AS_SHOT_NEUTRAL) ? first : raw, Tag.AS_SHOT_NEUTRAL, 3, warnings);
    double[] xy = positive(first, Tag.AS_SHOT_WHITE_XY, 2, warnings);
    return new CameraColour(List.copyOf(matrices), neutral, xy, baseline(first));
  }

  private static double @Nullable [] positive(
      Directory d, int tag, int count, List<String> warnings) {
    if (!d.has(tag)) return null;
    double[] values = java.util.Arrays.copyOf(d.numbers(tag, count).numbers(), count);
    for (double value : values) {
      if (!(value > 0) || !Double.isFinite(value)) {
        warnings.add(d.place(tag) + " holds " + value + " and is passed over");
        return null;
      }
    }
    return values;
  }

  private static double baseline(Directory first) {
    Field field = first.field(Tag.BASELINE_EXPOSURE);
    if (field == null || field.count() == 0 || !field.isNumeric()) return 0;
    double value = field.number(0);
    return Double.isFinite(value) ? value : 0;
  }
}
