package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;

/// Replaces a conversion by the tables LittleCMS makes of it when both sides are integers.
///
/// They are coarse: a grid of 33 points a side is up to some hundred 16-bit codes off in the darks.
/// Who wants Krita's pixels needs the same grid.
final class Precalculation {
  /*
   * LittleCMS tries, in this order: curves alone become one table of 4096 16-bit samples each; 8 bits
   * of RGB or XYZ through curves and a matrix become 1.14 fixed point; everything else is sampled over a
   * grid of 33 points a side (17 for four channels), whose node at white is put right where white
   * missed white. Its fourth way, a grid with curves before it for 8-bit RGB to RGB through tables, is
   * not followed here; such conversions get the plain grid.
   */

  private static final int CURVE_SAMPLES = 4096;

  private final Pipeline pipeline;
  private final ColourModel from;
  private final ColourModel to;

  private Precalculation(Pipeline pipeline, ColourModel from, ColourModel to) {
    this.pipeline = pipeline;
    this.from = from;
    this.to = to;
  }

  /// @param pipeline between LittleCMS's encodings
  static Pipeline of(Pipeline pipeline, IccProfile from, SampleDepth fromDepth, IccProfile to) {
    Precalculation p = new Precalculation(pipeline, from.model(), to.model());
    // LittleCMS does not see that gray to gray is curves alone.
    if (p.from != ColourModel.GRAY
        && pipeline.stages().stream().allMatch(s -> s instanceof CurveStage)) {
      return p.joinedCurves();
    }
    if (fromDepth == SampleDepth.U8 && p.isShaper()) return p.fixedPoint();
    return p.grid(true);
  }

  /// Whether it is curves, a matrix and curves, of which either curves may be straight.
  private boolean isShaper() {
    if (from.channels() != 3 || to.channels() != 3) return false;
    List<Stage> stages = pipeline.stages();
    int i = stages.getFirst() instanceof CurveStage ? 1 : 0;
    if (i == stages.size() || !(stages.get(i) instanceof DoubleMatrixStage)) return false;
    return i + 1 == stages.size()
        || i + 2 == stages.size() && stages.getLast() instanceof CurveStage;
  }

  /// A grid for a conversion of a space to itself, white left as it came.
  static Pipeline grid(Pipeline pipeline, IccProfile profile) {
    return new Precalculation(pipeline, profile.model(), profile.model()).grid(false);
  }

  /// One table per channel.
  private Pipeline joinedCurves() {
    if (pipeline.stages().isEmpty()) return pipeline;
    int n = from.channels();
    float[][] samples = new float[n][CURVE_SAMPLES];
    for (int i = 0; i < CURVE_SAMPLES; i++) {
      for (float[] channel : samples) channel[i] = (float) (i / (CURVE_SAMPLES - 1.0));
    }
    for (Stage stage : pipeline.stages()) stage.apply(samples, 0, CURVE_SAMPLES);
    List<ToneCurve> curves = new ArrayList<>();
    for (float[] channel : samples) {
      round(channel);
      curves.add(new SampledCurve(channel, true));
    }
    return new Pipeline(isAlmostLinear(samples) ? List.of() : List.of(new CurveStage(curves)));
  }

  /// Curves that stay within 15 codes of a line are left out.
  private static boolean isAlmostLinear(float[][] curves) {
    for (float[] samples : curves) {
      for (int i = 0; i < samples.length; i++) {
        int line = SampledCurve.word(i / (samples.length - 1.0));
        if (Math.abs(SampledCurve.word(samples[i]) - line) > 15) return false;
      }
    }
    return true;
  }

  private static void round(float[] samples) {
    for (int i = 0; i < samples.length; i++) samples[i] = SampledCurve.word(samples[i]) / 65535f;
  }

  private Pipeline fixedPoint() {
    CurveStage first = null;
    CurveStage last = null;
    DoubleMatrixStage matrix = DoubleMatrixStage.scaling(1, 1, 1);
    boolean beforeMatrix = true;
    for (Stage stage : pipeline.stages()) {
      switch (stage) {
        case DoubleMatrixStage m -> {
          matrix = m;
          beforeMatrix = false;
        }
        case CurveStage c -> {
          if (beforeMatrix) first = c;
          else last = c;
          beforeMatrix = false;
        }
        case MatrixStage _, ClutStage _, LabStage _, EncodedLabStage _, FixedPointStage _ ->
            throw new IllegalStateException("matrix profiles");
      }
    }
    return new Pipeline(List.of(FixedPointStage.of(first, matrix, last)));
  }

  private Pipeline grid(boolean mendsWhite) {
    int n = from.channels();
    int side = n == 4 ? 17 : 33;
    int[] sides = new int[n];
    java.util.Arrays.fill(sides, side);
    int points = 1;
    for (int i = 0; i < n; i++) points *= side;
    float[][] planes = new float[pipeline.width(n, to.channels())][points];
    for (int p = 0; p < points; p++) {
      int rest = p;
      for (int c = n - 1; c >= 0; c--) {
        planes[c][p] = SampledCurve.word(rest % side / (side - 1.0)) / 65535f;
        rest /= side;
      }
    }
    for (Stage stage : pipeline.stages()) stage.apply(planes, 0, points);
    int outputs = to.channels();
    float[] table = new float[points * outputs];
    for (int p = 0; p < points; p++) {
      for (int c = 0; c < outputs; c++) table[p * outputs + c] = planes[c][p];
    }
    round(table);
    if (mendsWhite) fixWhite(table, sides);
    ClutStage clut = new ClutStage(sides, outputs, table, false, true);
    return new Pipeline(List.of(clut));
  }

  /// Puts white at the node of white, unless what is there is no kind of white.
  private void fixWhite(float[] table, int[] sides) {
    int[] in = WordEncoding.white(from);
    int[] out = WordEncoding.white(to);
    if (in.length == 0 || out.length == 0) return;
    int node = 0;
    for (int c = 0; c < in.length; c++) {
      if (in[c] * (long) (sides[c] - 1) % 65535 != 0) return;
      node = node * sides[c] + (int) (in[c] * (long) (sides[c] - 1) / 65535);
    }
    for (int c = 0; c < out.length; c++) {
      int code = SampledCurve.word(table[node * out.length + c]);
      if (Math.abs(code - out[c]) > 0xf000) return;
      if (code != out[c]) break;
    }
    for (int c = 0; c < out.length; c++) table[node * out.length + c] = out[c] / 65535f;
  }
}
