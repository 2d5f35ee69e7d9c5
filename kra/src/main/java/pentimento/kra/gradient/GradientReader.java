package pentimento.kra.gradient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.BadInput;

/// Reads a gradient as Krita writes it into a fill layer's settings: `<gradient type="stop">` with
/// `<stop>`s, or `type="segment"` with `<segment>`s.
public final class GradientReader {

  private static final Map<String, ColourModel> MODELS =
      Map.of(
          "RGB", ColourModel.RGBA,
          "sRGB", ColourModel.RGBA,
          "Gray", ColourModel.GRAYA,
          "CMYK", ColourModel.CMYKA,
          "Lab", ColourModel.LABA,
          "XYZ", ColourModel.XYZA,
          "YCbCr", ColourModel.YCBCRA);

  private GradientReader() {}

  /// @param name of the layer, for messages
  /// @throws BadInput when the text is no gradient Krita would read
  public static Gradient read(String name, String text) {
    XmlElement root = XmlParser.parse(name, "gradient", text);
    return switch (root.value("type", "")) {
      case "stop" -> new StopGradient(stops(root));
      case "segment" -> new SegmentGradient(segments(root));
      case String other ->
          throw new BadInput(name, "gradient", "is of the unknown kind '" + other + "'");
    };
  }

  private static List<StopGradient.Stop> stops(XmlElement root) {
    List<StopGradient.Stop> stops = new ArrayList<>();
    for (XmlElement stop : root.children()) {
      if (!stop.name().equals("stop")) continue;
      GradientColour colour = colour(stop, stop.value("bitdepth", "U8"), number(stop, "alpha", 1));
      stops.add(new StopGradient.Stop(number(stop, "offset", 0), colour));
    }
    return stops;
  }

  private static List<Segment> segments(XmlElement root) {
    List<Segment> segments = new ArrayList<>();
    for (XmlElement s : root.children()) {
      if (!s.name().equals("segment")) continue;
      segments.add(
          new Segment(
              number(s, "start-offset", 0),
              number(s, "middle-offset", 0),
              number(s, "end-offset", 0),
              choice(Segment.Ease.values(), s, "interpolation"),
              choice(Segment.Turn.values(), s, "color-interpolation"),
              end(s, "start"),
              end(s, "end")));
    }
    return segments;
  }

  private static GradientColour end(XmlElement segment, String name) {
    String depth = segment.value(name + "-bitdepth", "U8");
    double alpha = number(segment, name + "-alpha", 1);
    return colour(segment.child(name), depth, alpha);
  }

  private static <T> T choice(T[] values, XmlElement e, String name) {
    double index = number(e, name, 0);
    if (index >= 0 && index < values.length) return values[(int) index];
    throw new BadInput("gradient", "<" + e.name() + ">", "has an unknown " + name);
  }

  private static GradientColour colour(@Nullable XmlElement of, String bits, double alpha) {
    XmlElement e = of == null || of.children().isEmpty() ? null : of.children().getFirst();
    ColourModel model = e == null ? null : MODELS.get(e.name());
    Depth depth = depth(bits);
    if (e == null || model == null || depth == null) {
      PixelFormat format = GradientColour.BLACK.format();
      return new GradientColour(
          format, GradientColour.BLACK.profile(), Collections.nCopies(3, 0.0), alpha);
    }
    List<Double> numbers = new ArrayList<>();
    for (String channel : channels(model)) numbers.add(number(e, channel, 0));
    String profile = e.name().equals("sRGB") ? "sRGB-elle-V2-srgbtrc.icc" : e.value("space", "");
    return new GradientColour(new PixelFormat(model, depth), profile, numbers, alpha);
  }

  private static List<String> channels(ColourModel model) {
    return switch (model) {
      case RGBA -> List.of("r", "g", "b");
      case GRAYA, ALPHA -> List.of("g");
      case CMYKA -> List.of("c", "m", "y", "k");
      case LABA -> List.of("L", "a", "b");
      case XYZA -> List.of("x", "y", "z");
      case YCBCRA -> List.of("Y", "Cb", "Cr");
    };
  }

  private static @Nullable Depth depth(String bits) {
    for (Depth depth : Depth.values()) if (depth.name().equals(bits)) return depth;
    return null;
  }

  private static double number(XmlElement e, String name, double otherwise) {
    String text = e.value(name);
    if (text == null) return otherwise;
    try {
      double v = Double.parseDouble(text.strip());
      return Double.isFinite(v) ? v : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
