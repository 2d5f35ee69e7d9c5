package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.List;

/// Reads the float pipelines of v4 profiles, tag type `mpet`: curve sets and matrices.
///
/// Source: ICC.1:2010, 10.14.
final class ElementsReader {

  private static final int MOST_ELEMENTS = 64;
  private static final int MOST_CHANNELS = 16;

  private ElementsReader() {}

  /// @throws pentimento.pixel.BadInput when it is damaged, or holds a grid
  static List<Stage> read(IccBytes in) {
    if (!in.ascii(0, 4).equals("mpet")) {
      throw in.bad(0, "has the type '" + in.ascii(0, 4) + "'; 'mpet' expected");
    }
    int channels = in.u16(8);
    int last = in.u16(10);
    long count = in.u32(12);
    if (count > MOST_ELEMENTS) throw in.bad(12, "lists " + count + " elements");
    in.require(16, count, 8);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Stage stage = element(in.from(in.u32(16 + 8 * i)));
      if (stage.inputs() != channels) throw in.bad(16 + 8 * i, "elements do not follow each other");
      channels = stage.outputs();
      stages.add(stage);
    }
    if (channels != last) throw in.bad(10, "elements give another number of channels");
    return stages;
  }

  private static Stage element(IccBytes in) {
    int inputs = in.u16(8);
    int outputs = in.u16(10);
    if (inputs < 1 || outputs < 1 || inputs > MOST_CHANNELS || outputs > MOST_CHANNELS) {
      throw in.bad(8, "has " + inputs + " and " + outputs + " channels");
    }
    return switch (in.ascii(0, 4)) {
      case "matf" -> matrix(in, inputs, outputs);
      case "cvst" -> curves(in, inputs);
      default -> throw in.bad(0, "has an element '" + in.ascii(0, 4) + "', which is not supported");
    };
  }

  private static Stage matrix(IccBytes in, int inputs, int outputs) {
    in.require(12, (long) (inputs + 1) * outputs, 4);
    double[] m = new double[inputs * outputs];
    for (int i = 0; i < m.length; i++) m[i] = in.f32(12 + 4 * i);
    double[] offset = new double[outputs];
    for (int i = 0; i < outputs; i++) offset[i] = in.f32(12 + 4 * (m.length + i));
    return new DoubleMatrixStage(inputs, outputs, m, offset);
  }

  private static Stage curves(IccBytes in, int channels) {
    in.require(12, channels, 8);
    List<ToneCurve> curves = new ArrayList<>();
    for (int c = 0; c < channels; c++) curves.add(curve(in.from(in.u32(12 + 8 * c))));
    return new CurveStage(curves);
  }

  private static ToneCurve curve(IccBytes in) {
    if (!in.ascii(0, 4).equals("curf")) throw in.bad(0, "holds no segmented curve");
    int count = in.u16(8);
    if (count < 1) throw in.bad(8, "has no segments");
    in.require(12, count - 1L, 4);
    float[] breaks = new float[count - 1];
    for (int i = 0; i < breaks.length; i++) {
      breaks[i] = in.f32(12 + 4 * i);
      if (i > 0 && !(breaks[i] > breaks[i - 1])) throw in.bad(12 + 4 * i, "segments overlap");
    }
    List<SegmentedCurve.Piece> pieces = new ArrayList<>();
    int at = 12 + 4 * breaks.length;
    for (int i = 0; i < count; i++) {
      IccBytes segment = in.from(at);
      switch (segment.ascii(0, 4)) {
        case "parf" -> {
          int type = segment.u16(8);
          if (type > 2) throw segment.bad(8, "has the unknown function type " + type);
          double[] v = new double[type == 0 ? 4 : 5];
          segment.require(12, v.length, 4);
          for (int k = 0; k < v.length; k++) v[k] = segment.f32(12 + 4 * k);
          pieces.add(new SegmentedCurve.Formula(type, v));
          at += 12 + 4 * v.length;
        }
        case "samf" -> {
          long samples = segment.u32(8);
          segment.require(12, samples, 4);
          if (i == 0 || i == count - 1) throw segment.bad(0, "samples have no end");
          float[] values = new float[(int) samples + 1];
          // The first is where the segment before it ends.
          SegmentedCurve before =
              new SegmentedCurve(java.util.Arrays.copyOf(breaks, i - 1), List.copyOf(pieces));
          values[0] = (float) before.at(breaks[i - 1]);
          for (int k = 1; k <= samples; k++) values[k] = segment.f32(8 + 4 * k);
          pieces.add(new SegmentedCurve.Samples(values));
          at += 12 + 4 * (int) samples;
        }
        default -> throw segment.bad(0, "has a segment of an unknown type");
      }
    }
    return new SegmentedCurve(breaks, List.copyOf(pieces));
  }
}
