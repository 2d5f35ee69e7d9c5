package pentimento.sample.paint;

import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.Planes;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Vec3;

/// What is painted over the still life: light on the fruit, the rim of the bowl and about the
/// candle, shade in the corners, on the wall and under things.
///
/// Places are in picture widths, from the upper left corner.
public final class LightAndShade {

  private static final Vec3 SUN = Vec3.of(0.60, 0.40, 0.20);
  private static final Vec3 ORANGE = Vec3.of(1.35, 0.52, 0.07);
  private static final Vec3 LEMON = Vec3.of(0.95, 0.70, 0.12);
  private static final Vec3 RED = Vec3.of(1.30, 0.16, 0.10);
  private static final Vec3 GLAZE = Vec3.of(0.50, 0.48, 0.46);
  private static final Vec3 FLAME = Vec3.of(0.55, 0.24, 0.05);
  private static final Vec3 TEAL = Vec3.of(0.02, 0.16, 0.24);
  private static final Vec3 LEAF = Vec3.of(0.04, 0.30, 0.08);
  private static final Vec3 NIGHT = Vec3.of(0.16, 0.18, 0.24);
  private static final Vec3 UMBER = Vec3.of(0.30, 0.24, 0.20);

  private final List<Stroke> strokes = new ArrayList<>();

  private LightAndShade() {}

  /// The layer of light, to be added.
  public static Planes dodge(int width, int height) {
    LightAndShade light = new LightAndShade();
    light.beam();
    light.fruit();
    light.ware();
    return light.on(width, height);
  }

  /// The layer of shade, to be multiplied with.
  public static Planes burn(int width, int height) {
    LightAndShade shade = new LightAndShade();
    shade.corners();
    shade.grounds();
    return shade.on(width, height);
  }

  private Planes on(int width, int height) {
    Canvas canvas = new Canvas(width, height);
    for (Stroke stroke : strokes) canvas.paint(stroke);
    return canvas.rounded();
  }

  /// Dust in the sunlight, from the window at the upper left down to the bowl.
  private void beam() {
    for (int i = 0; i < 9; i++) {
      double shift = 0.03 * (i - 4) + 0.012 * Noise.at(i + 0.5, 0.3, 0.7);
      pull(
          SUN.times(0.16),
          0.42,
          0.5,
          Vec3.of(-0.04, -0.02 + shift * 1.3, 0.030),
          Vec3.of(0.16, 0.10 + shift * 1.2, 0.034),
          Vec3.of(0.34, 0.22 + shift, 0.030),
          Vec3.of(0.47, 0.30 + shift * 0.8, 0.020));
    }
  }

  private void fruit() {
    // Rims towards the window, each of several pulls that do not quite meet.
    rim(ORANGE, 0.4500, 0.2810, 0.0500, 150, 265, 0.016, 0.50);
    rim(SUN, 0.4450, 0.2750, 0.0330, 170, 235, 0.012, 0.35);
    rim(ORANGE, 0.3840, 0.3430, 0.0420, 165, 280, 0.012, 0.45);
    rim(ORANGE, 0.4890, 0.3680, 0.0440, 170, 285, 0.013, 0.45);
    rim(LEMON, 0.3800, 0.3620, 0.0330, 170, 300, 0.013, 0.50);
    rim(RED, 0.5790, 0.3330, 0.0500, 150, 250, 0.014, 0.50);
    rim(SUN, 0.5640, 0.3180, 0.0180, 150, 270, 0.008, 0.45);
    rim(LEMON, 0.1000, 0.4530, 0.0400, 185, 290, 0.013, 0.50);
    rim(LEMON, 0.1770, 0.4930, 0.0400, 140, 320, 0.009, 0.50);
    rim(SUN, 0.1770, 0.4930, 0.0220, 150, 260, 0.012, 0.30);
    double[][] grapes = {
      {0.685, 0.512},
      {0.703, 0.493},
      {0.716, 0.517},
      {0.742, 0.468},
      {0.757, 0.505},
      {0.772, 0.456},
      {0.780, 0.482},
      {0.791, 0.538},
      {0.758, 0.538},
      {0.692, 0.538},
      {0.813, 0.500},
      {0.797, 0.462}
    };
    for (double[] g : grapes) {
      rim(Vec3.of(0.30, 0.14, 0.22), g[0], g[1], 0.0105, 150, 280, 0.0055, 0.55);
    }
  }

  private void ware() {
    // The near rim of the bowl and its belly.
    for (int i = 0; i < 4; i++) {
      double dy = 0.0035 * i;
      pull(
          GLAZE,
          0.30 - 0.05 * i,
          0.4,
          Vec3.of(0.274 + 0.004 * i, 0.352 + dy, 0.006),
          Vec3.of(0.315, 0.384 + dy, 0.009),
          Vec3.of(0.400, 0.400 + dy, 0.010),
          Vec3.of(0.500, 0.402 + dy, 0.009),
          Vec3.of(0.590, 0.394 + dy, 0.006));
    }
    pull(GLAZE, 0.25, 0.6, p(0.318, 0.390, 0.010), p(0.360, 0.416, 0.015), p(0.415, 0.436, 0.010));
    pull(GLAZE, 0.20, 0.6, p(0.338, 0.392, 0.009), p(0.385, 0.414, 0.014), p(0.445, 0.428, 0.010));

    // The bottle's shoulder and side.
    pull(LEAF, 0.55, 0.5, p(0.226, 0.060, 0.007), p(0.228, 0.105, 0.008), p(0.212, 0.150, 0.010));
    pull(LEAF, 0.50, 0.5, p(0.212, 0.150, 0.009), p(0.208, 0.240, 0.011), p(0.212, 0.350, 0.009));

    // A glow about the flame, and its light down the wax and on the brass.
    pull(FLAME.times(0.10), 0.9, 0, p(0.8420, 0.066, 0.155));
    pull(FLAME.times(0.22), 0.8, 0, p(0.8420, 0.066, 0.095));
    pull(FLAME.times(0.60), 0.7, 0, p(0.8420, 0.066, 0.050));
    pull(FLAME, 0.45, 0.3, p(0.836, 0.085, 0.010), p(0.835, 0.140, 0.010), p(0.834, 0.220, 0.007));
    pull(FLAME, 0.50, 0.3, p(0.800, 0.250, 0.007), p(0.832, 0.257, 0.008), p(0.866, 0.250, 0.007));
    pull(FLAME, 0.50, 0.3, p(0.818, 0.275, 0.005), p(0.824, 0.310, 0.006), p(0.820, 0.345, 0.005));
    pull(SUN, 0.40, 0.3, p(0.792, 0.410, 0.006), p(0.810, 0.400, 0.008), p(0.822, 0.370, 0.005));

    // Ridges of the cloth.
    pull(TEAL, 0.45, 0.7, p(0.330, 0.560, 0.012), p(0.430, 0.545, 0.016), p(0.560, 0.555, 0.012));
    pull(TEAL, 0.45, 0.7, p(0.540, 0.505, 0.010), p(0.610, 0.530, 0.014), p(0.660, 0.560, 0.010));
    pull(TEAL, 0.40, 0.7, p(0.790, 0.580, 0.010), p(0.870, 0.560, 0.014), p(0.960, 0.565, 0.010));
    pull(TEAL, 0.35, 0.7, p(0.120, 0.400, 0.010), p(0.190, 0.392, 0.012), p(0.265, 0.400, 0.008));
  }

  /// Arcs inside the edge of something round, clockwise in degrees from the right.
  private void rim(
      Vec3 colour,
      double x,
      double y,
      double r,
      double from,
      double to,
      double width,
      double flow) {
    for (int pass = 0; pass < 3; pass++) {
      List<Vec3> arc = new ArrayList<>();
      double jitter = Noise.at(x * 91 + pass, y * 53, 0.5);
      double inner = r - width * (0.55 + 0.35 * pass);
      for (int i = 0; i <= 6; i++) {
        double t = i / 6.0;
        double angle = (from + (to - from) * t + 14 * jitter + 8 * pass) * Math.PI / 180;
        double body = width * (0.55 + 0.45 * 4 * t * (1 - t));
        arc.add(
            Vec3.of(x + inner * StrictMath.cos(angle), y + inner * StrictMath.sin(angle), body));
      }
      pull(colour, flow * (1 - 0.25 * pass), 0.5, arc.toArray(Vec3[]::new));
    }
  }

  /// Broad pulls round the picture's edge.
  private void corners() {
    for (int i = 0; i < 3; i++) {
      double in = 0.03 * i;
      pull(
          NIGHT,
          0.46,
          0.25,
          p(1.02 - in, -0.06, 0.16),
          p(1.03 - in, 0.25, 0.12),
          p(1.03 - in, 0.70, 0.16));
      pull(
          NIGHT,
          0.40,
          0.25,
          p(-0.04 + in, 0.28, 0.08),
          p(-0.03 + in, 0.45, 0.10),
          p(-0.03 + in, 0.72, 0.16));
      pull(
          NIGHT,
          0.46,
          0.25,
          p(-0.05, 0.70 - in, 0.13),
          p(0.45, 0.70 - in * 0.7, 0.075),
          p(1.05, 0.70 - in, 0.13));
      pull(
          NIGHT,
          0.36,
          0.25,
          p(0.30, -0.05 + in, 0.10),
          p(0.60, -0.06 + in, 0.12),
          p(0.80, -0.07 + in, 0.08));
    }
  }

  /// The wall behind, the shadows under things.
  private void grounds() {
    for (int i = 0; i < 4; i++) {
      pull(
          NIGHT,
          0.30,
          0.35,
          p(0.50 + 0.02 * i, 0.05 * i, 0.10),
          p(0.66, 0.10 + 0.04 * i, 0.12),
          p(0.78, 0.20 + 0.03 * i, 0.06));
    }
    pull(UMBER, 0.45, 0.3, p(0.36, 0.468, 0.012), p(0.47, 0.486, 0.020), p(0.60, 0.462, 0.016));
    pull(UMBER, 0.40, 0.3, p(0.56, 0.440, 0.016), p(0.68, 0.420, 0.028), p(0.78, 0.400, 0.018));
    pull(UMBER, 0.40, 0.3, p(0.70, 0.556, 0.010), p(0.79, 0.560, 0.014), p(0.87, 0.535, 0.010));
    pull(UMBER, 0.35, 0.3, p(0.11, 0.500, 0.010), p(0.15, 0.535, 0.014), p(0.21, 0.545, 0.010));
    pull(UMBER, 0.35, 0.3, p(0.54, 0.395, 0.014), p(0.60, 0.385, 0.020), p(0.66, 0.360, 0.012));
  }

  private void pull(Vec3 colour, double flow, double bristles, Vec3... path) {
    strokes.add(new Stroke(List.of(path), colour, flow, bristles, strokes.size() + 1));
  }

  private static Vec3 p(double x, double y, double radius) {
    return new Vec3(x, y, radius);
  }
}
