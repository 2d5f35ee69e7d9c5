package pentimento.kra.gradient;

import java.util.ArrayList;
import java.util.List;

/// Colours at places, mixed between.
///
/// @param stops in the order of the file, which Krita takes to be that of their places
public record StopGradient(List<Stop> stops) implements Gradient {

  /// @param place 0..1
  public record Stop(double place, GradientColour colour) {}

  public StopGradient {
    stops = List.copyOf(stops);
  }

  @Override
  public List<GradientColour> colours() {
    return stops.stream().map(Stop::colour).toList();
  }

  @Override
  public float[][] tabulate(int steps, GradientSpace space) {
    int channels = space.mix().format().channels();
    float[][] table = new float[steps + 1][channels];
    if (stops.isEmpty()) return table;
    List<float[]> colours = new ArrayList<>();
    for (Stop stop : stops) colours.add(space.of(stop.colour()));
    for (int i = 0; i < steps; i++) {
      double t = (double) i / (steps - 1);
      int right = after(t);
      int left = Math.max(right - 1, 0);
      right = Math.min(right, stops.size() - 1);
      double distance = stops.get(right).place() - stops.get(left).place();
      double part =
          left == right || distance < Math.ulp(1.0)
              ? 0.5
              : (t - stops.get(left).place()) / distance;
      int weight = ColourMix.weight(part);
      space.mix().mix(colours.get(left), colours.get(right), weight, table[i]);
    }
    return table;
  }

  /// The first stop at or after that place, as a binary search finds it; 0 before all, their number
  /// behind all.
  private int after(double t) {
    if (t <= stops.getFirst().place() || stops.size() == 1) return 0;
    if (t >= stops.getLast().place()) return stops.size();
    int first = 0;
    int count = stops.size();
    while (count > 0) {
      int half = count / 2;
      if (stops.get(first + half).place() < t) {
        first += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return first;
  }
}
