package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.colour.Matrix3;

/// Reads the table types `mft1`, `mft2`, `mAB ` and `mBA ` into steps between numbers 0…1.
final class LutReader {

  private static final int MAX_TABLE = 1 << 26;

  /// @param type the tag's type, which says how Lab is encoded
  record Lut(String type, int inputs, int outputs, List<Stage> stages) {}

  private LutReader() {}

  static Lut read(IccBytes in) {
    String type = in.ascii(0, 4);
    return switch (type) {
      case "mft1", "mft2" -> table(in, type);
      case "mAB " -> segments(in, type, true);
      case "mBA " -> segments(in, type, false);
      default -> throw in.bad(0, "has the type '" + type + "'; a lookup table expected");
    };
  }

  private static int channels(IccBytes in, int offset, int most) {
    int n = in.u8(offset);
    if (n < 1 || n > most)
      throw in.bad(offset, "has " + n + " channels; 1 to " + most + " expected");
    return n;
  }

  /// Input curves, a grid of equal sides, output curves; before them a matrix for three inputs.
  private static Lut table(IccBytes in, String type) {
    boolean wide = type.equals("mft2");
    int inputs = channels(in, 8, 8);
    int outputs = channels(in, 9, 16);
    int side = in.u8(10);
    List<Stage> stages = new ArrayList<>();
    if (inputs == 3) {
      double[] m = new double[9];
      for (int i = 0; i < 9; i++) m[i] = in.fixed(12 + 4 * i);
      MatrixStage matrix = MatrixStage.of(Matrix3.of(m));
      if (!matrix.isIdentity()) stages.add(matrix);
    }
    int inputEntries = wide ? in.u16(48) : 256;
    int outputEntries = wide ? in.u16(50) : 256;
    if (inputEntries < 2 || outputEntries < 2)
      throw in.bad(48, "has curves of fewer than two entries");
    int offset = wide ? 52 : 48;
    int unit = wide ? 2 : 1;
    stages.add(curves(in, offset, inputs, inputEntries, wide));
    offset += inputs * inputEntries * unit;
    int[] grid = new int[inputs];
    java.util.Arrays.fill(grid, side);
    ClutStage clut = grid(in, offset, grid, outputs, unit);
    stages.add(clut);
    offset += clut.table().length * unit;
    stages.add(curves(in, offset, outputs, outputEntries, wide));
    return new Lut(type, inputs, outputs, stages);
  }

  private static CurveStage curves(IccBytes in, int offset, int count, int entries, boolean wide) {
    in.require(offset, (long) count * entries, wide ? 2 : 1);
    List<ToneCurve> curves = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      if (wide) {
        curves.add(CurveReader.table16(in, offset + 2 * c * entries, entries));
      } else {
        float[] samples = new float[entries];
        for (int i = 0; i < entries; i++) samples[i] = in.u8(offset + c * entries + i) / 255f;
        curves.add(new SampledCurve(samples, false));
      }
    }
    return new CurveStage(curves);
  }

  private static ClutStage grid(IccBytes in, int offset, int[] grid, int outputs, int unit) {
    long size = outputs;
    for (int side : grid) {
      if (side < 2) throw in.bad(offset, "has a grid of side " + side + "; at least 2 expected");
      size *= side;
      if (size > MAX_TABLE)
        throw in.bad(offset, "has a grid of more than " + MAX_TABLE + " values");
    }
    in.require(offset, size, unit);
    float[] table = new float[(int) size];
    for (int i = 0; i < table.length; i++) {
      table[i] = unit == 2 ? in.u16(offset + 2 * i) / 65535f : in.u8(offset + i) / 255f;
    }
    return new ClutStage(grid, outputs, table, false, false);
  }

  /// Up to five parts that each lie where the header says; A curves, grid, M curves, matrix, B
  /// curves on the way to the connection space, the other way round on the way from it.
  private static Lut segments(IccBytes in, String type, boolean toConnection) {
    int inputs = channels(in, 8, 8);
    int outputs = channels(in, 9, 16);
    int device = toConnection ? inputs : outputs;
    int connection = toConnection ? outputs : inputs;
    List<Stage> stages = new ArrayList<>();
    if (in.u32(28) != 0) stages.add(curves(in, in.u32(28), device));
    if (in.u32(24) != 0) stages.add(grid(in.from(in.u32(24)), inputs, outputs));
    else if (inputs != outputs) throw in.bad(24, "has no grid between unequal channel counts");
    if (in.u32(20) != 0) stages.add(curves(in, in.u32(20), connection));
    if (in.u32(16) != 0) stages.add(matrix(in.from(in.u32(16)), connection));
    if (in.u32(12) != 0) stages.add(curves(in, in.u32(12), connection));
    return new Lut(type, inputs, outputs, toConnection ? stages : stages.reversed());
  }

  private static ClutStage grid(IccBytes in, int inputs, int outputs) {
    int[] grid = new int[inputs];
    for (int i = 0; i < inputs; i++) grid[i] = in.u8(i);
    int precision = in.u8(16);
    if (precision != 1 && precision != 2) throw in.bad(16, "has values of " + precision + " bytes");
    return grid(in, 20, grid, outputs, precision);
  }

  private static MatrixStage matrix(IccBytes in, int channels) {
    if (channels != 3) throw in.bad(0, "has a matrix for " + channels + " channels");
    in.require(0, 12, 4);
    double[] m = new double[9];
    for (int i = 0; i < 9; i++) m[i] = in.fixed(4 * i);
    return MatrixStage.of(Matrix3.of(m), in.fixed(36), in.fixed(40), in.fixed(44));
  }

  private static CurveStage curves(IccBytes in, long offset, int count) {
    List<ToneCurve> curves = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      CurveReader.Read read = CurveReader.read(in.from(offset));
      curves.add(read.curve());
      offset += (read.size() + 3) & ~3;
    }
    return new CurveStage(curves);
  }
}
