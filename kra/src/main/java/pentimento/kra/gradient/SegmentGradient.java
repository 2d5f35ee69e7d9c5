package pentimento.kra.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pentimento.kra.ColourModel;

/// A gradient of GIMP's kind: segments side by side.
public record SegmentGradient(List<Segment> segments) implements Gradient {

  public SegmentGradient {
    segments = List.copyOf(segments);
  }

  @Override
  public List<GradientColour> colours() {
    return segments.stream().flatMap(s -> Stream.of(s.from(), s.to())).toList();
  }

  /// Whether a colour is of XYZ and has no luminance.
  public boolean holdsBlackXyz() {
    return colours().stream()
        .anyMatch(c -> c.format().model() == ColourModel.XYZA && !(c.numbers().get(1) > 0));
  }

  @Override
  public float[][] tabulate(int steps, GradientSpace space) {
    int channels = space.mix().format().channels();
    float[][] table = new float[steps + 1][channels];
    List<Ends> ends = new ArrayList<>();
    for (Segment segment : segments) ends.add(Ends.of(segment, space));
    List<int[]> turned = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      double t = (double) i / (steps - 1);
      int at = at(t);
      if (at < 0) {
        // Krita leaves the colour of the step before.
        if (!places.isEmpty() && places.getLast() == i - 1) {
          turned.add(turned.getLast());
          places.add(i);
        } else if (i > 0) {
          table[i] = table[i - 1];
        }
        continue;
      }
      Segment segment = segments.get(at);
      double part = segment.part(t);
      if (segment.turn() == Segment.Turn.RGB) {
        Ends e = ends.get(at);
        space.mix().mix(e.from(), e.to(), ColourMix.weight(part), table[i]);
      } else {
        turned.add(ends.get(at).turned(segment.turn(), part));
        places.add(i);
      }
    }
    float[][] colours = space.ofScreen(turned.toArray(int[][]::new));
    for (int k = 0; k < colours.length; k++) table[places.get(k)] = colours[k];
    return table;
  }

  private int at(double t) {
    for (int i = 0; i < segments.size(); i++) if (segments.get(i).holds(t)) return i;
    return -1;
  }

  /// A segment's colours, in the space of mixing and as hues.
  private record Ends(float[] from, float[] to, HsvColour first, HsvColour second) {

    static Ends of(Segment segment, GradientSpace space) {
      int[][] bytes = {space.bytes(segment.from()), space.bytes(segment.to())};
      float[][] mixed = space.ofBytes(bytes);
      return new Ends(mixed[0], mixed[1], HsvColour.of(bytes[0]), HsvColour.of(bytes[1]));
    }

    int[] turned(Segment.Turn turn, double part) {
      return HsvColour.between(first, second, turn, part);
    }
  }
}
