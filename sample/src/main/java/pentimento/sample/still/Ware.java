package pentimento.sample.still;

import static pentimento.sample.trace.Noise.step;

import pentimento.sample.trace.Material;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Surface;
import pentimento.sample.trace.Vec3;

/// What the made things are made of.
final class Ware {

  private Ware() {}

  /// Boards along x, oiled and worn.
  record Boards(double width) implements Material.Solid {

    private static final Vec3 EARLY = Vec3.of(0.235, 0.125, 0.052);
    private static final Vec3 LATE = Vec3.of(0.095, 0.042, 0.016);

    @Override
    public Surface at(Vec3 p) {
      double board = Math.floor(p.z() / width);
      double tint = Noise.at(board * 1.7 + 0.5, 3.1, 0.2);
      double grain = grain(p, board);
      double pore = pore(p, board);
      Vec3 colour = EARLY.mix(LATE, grain).times(1 + 0.35 * tint);
      colour = colour.times(1 - 0.55 * pore);
      colour = colour.times(0.85 + 0.3 * Noise.fractal(p.x() * 0.03, board, p.z() * 0.05, 3));
      colour = colour.times(0.12 + 0.88 * step(0.05, 0.22, seam(p)));
      double worn = 0.5 + 0.5 * Noise.fractal(p.x() * 0.06, 5.5, p.z() * 0.09, 4);
      return Surface.coated(colour, 0.27 + 0.2 * worn + 0.1 * pore, 0.042);
    }

    @Override
    public double height(Vec3 p) {
      double board = Math.floor(p.z() / width);
      double groove = -0.22 * (1 - step(0.0, 0.25, seam(p)));
      double wave = 0.05 * Noise.fractal(p.x() * 0.05, board * 3, p.z() * 0.2, 2);
      return groove + wave - 0.010 * pore(p, board) - 0.010 * grain(p, board);
    }

    @Override
    public double reliefStep() {
      return 0.02;
    }

    private double seam(Vec3 p) {
      double z = p.z() / width;
      double edge = Math.min(z - Math.floor(z), Math.ceil(z) - z) * width;
      return edge + 0.03 * Noise.at(p.x() * 0.7, z, 1.1);
    }

    /// Year rings of a log that runs along the board, cut lengthwise.
    private double grain(Vec3 p, double board) {
      double wander = 3 * Noise.fractal(p.x() * 0.018, board * 9.1, p.z() * 0.05, 3);
      double y = 9 * Noise.at(board * 0.77 + 0.3, 1.4, 0.6) + wander;
      double z = p.z() - (board + 0.5 + Noise.at(board * 0.37, 7.7, 0.1)) * width;
      double r =
          Math.sqrt(y * y + z * z) * 1.15 + 0.25 * Noise.fractal(p.x() * 0.09, p.z(), board, 2);
      double ring = r - Math.floor(r);
      return step(0.15, 0.9, ring) * step(1.0, 0.93, ring);
    }

    private static double pore(Vec3 p, double board) {
      double fine = Noise.at(p.x() * 0.45, board * 5, p.z() * 14);
      double finer = Noise.at(p.x() * 1.1, board * 5 + 9, p.z() * 27);
      return step(0.18, 0.6, 0.65 * fine + 0.5 * finer + 0.1);
    }
  }

  /// White glaze with brushed cobalt bands, over a turned pot. y is measured from the foot.
  record Faience(double rim, double radius) implements Material.Solid {

    private static final Vec3 WHITE = Vec3.of(0.74, 0.71, 0.63);
    private static final Vec3 COBALT = Vec3.of(0.018, 0.045, 0.26);

    @Override
    public Surface at(Vec3 p) {
      double off = Math.sqrt(p.x() * p.x() + p.z() * p.z());
      double turn = StrictMath.atan2(p.z(), p.x());
      double shaky = p.y() + 0.10 * Noise.fractal(turn * 2.5, off * 0.3, 1, 3);
      double blue =
          band(shaky, rim - 1.0, 0.30) + band(shaky, rim - 4.6, 0.16) + band(shaky, 1.2, 0.2);
      // Leaves between the bands, each one stroke of a round brush.
      double step = turn / (2 * Math.PI) * 22;
      double s = step - Math.floor(step) - 0.5;
      double h = (shaky - (rim - 2.8)) / 1.35;
      double leaf = Math.abs(s - 0.22 * h) - 0.24 * (1 - h * h);
      blue += h * h < 1 ? Noise.step(0.04, -0.03, leaf) : 0;
      double stroke = 0.72 + 0.4 * Noise.fractal(turn * 14, p.y() * 1.2, 4, 3);
      Vec3 colour = WHITE.times(0.95 + 0.07 * Noise.fractal(p, 0.5, 3));
      colour = colour.mix(COBALT, Math.clamp(blue * stroke, 0, 0.96));
      // The rim's glaze runs thin and shows the clay.
      double bare = Noise.step(rim - 0.16, rim + 0.02, p.y() + 0.06 * Noise.at(turn * 9, 0.3, 2));
      colour = colour.mix(Vec3.of(0.33, 0.17, 0.08), 0.75 * bare);
      double speck = Noise.cell(p.x() * 1.1, p.y() * 1.1, p.z() * 1.1).distance();
      colour = colour.mix(Vec3.of(0.20, 0.13, 0.08), 0.7 * Noise.step(0.075, 0.04, speck));
      return Surface.coated(colour, 0.055, 0.05);
    }

    @Override
    public double height(Vec3 p) {
      return 0.035 * Noise.fractal(p.x() * 0.35, p.y() * 1.1, p.z() * 0.35, 2);
    }

    @Override
    public double reliefStep() {
      return 0.05;
    }

    private static double band(double y, double at, double half) {
      return step(half, half * 0.7, Math.abs(y - at));
    }
  }

  /// Linen, dyed, with threads along x and z.
  record Linen(Vec3 dye) implements Material.Solid {

    private static final double THREADS = 9;

    @Override
    public Surface at(Vec3 p) {
      double weave = weave(p);
      double slub =
          Noise.fractal(p.x() * 0.5, p.z() * 4, 2, 2) + Noise.fractal(p.x() * 4, p.z() * 0.5, 9, 2);
      double fade = 0.5 + 0.5 * Noise.fractal(p.x() * 0.07, 1, p.z() * 0.07, 3);
      Vec3 colour =
          dye.times(0.72 + 0.4 * weave + 0.18 * slub).mix(Vec3.of(0.09, 0.20, 0.21), 0.22 * fade);
      return Surface.coated(colour, 0.75, 0.03);
    }

    @Override
    public double height(Vec3 p) {
      return 0.022 * weave(p);
    }

    @Override
    public double reliefStep() {
      return 0.012;
    }

    private static double weave(Vec3 p) {
      double a = p.x() * THREADS;
      double b = p.z() * THREADS;
      double over =
          ((int) Math.floor(a) + (int) Math.floor(b) & 1) == 0
              ? a - Math.floor(a)
              : b - Math.floor(b);
      return 1 - 4 * (over - 0.5) * (over - 0.5);
    }
  }

  /// Brass, turned and polished, with tarnish in its hollows.
  record Brass() implements Material.Solid {

    @Override
    public Surface at(Vec3 p) {
      double tarnish =
          step(0.0, 0.7, Noise.fractal(p.x() * 0.8, p.y() * 1.2, p.z() * 0.8, 4) + 0.12);
      Vec3 colour = Vec3.of(0.86, 0.60, 0.22).mix(Vec3.of(0.40, 0.24, 0.09), 0.75 * tarnish);
      return Surface.metal(colour, 0.16 + 0.2 * tarnish);
    }

    @Override
    public double height(Vec3 p) {
      return 0.0012 * Noise.at(p.y() * 24, 0.5, 0.5) + 0.01 * Noise.fractal(p, 0.9, 2);
    }

    @Override
    public double reliefStep() {
      return 0.012;
    }
  }

  /// Candle wax, lit from within near the flame. y is measured from the wick's foot.
  record Wax() implements Material.Solid {

    @Override
    public Surface at(Vec3 p) {
      double depth = Math.max(0, -p.y());
      double inner = StrictMath.exp(-depth * 0.75);
      Vec3 glow = Illuminant.blackBody(1900).times(Vec3.of(1, 0.85, 0.6)).times(2.6 * inner);
      return new Surface(Vec3.of(0.72, 0.62, 0.42), 0.42, 0.04, false, glow);
    }

    @Override
    public double height(Vec3 p) {
      return 0.08 * Noise.fractal(p.x() * 0.9, p.y() * 0.35, p.z() * 0.9, 3);
    }

    @Override
    public double reliefStep() {
      return 0.03;
    }
  }

  /// The flame itself: white hot above, blue and thin at the foot. y is measured from its foot.
  record Flame(double height) implements Material.Glow {

    @Override
    public Vec3 light(Vec3 p, double facing) {
      double h = p.y() / height;
      double body = step(0.05, 0.4, h) * step(1.05, 0.75, h);
      Vec3 hot = Illuminant.blackBody(2050).times(30 * body);
      Vec3 blue = Vec3.of(0.05, 0.12, 0.9).times(0.8 * step(0.35, 0.0, h));
      return hot.plus(blue).times(0.5 * facing * facing * facing);
    }
  }

  /// Old plaster in shadow.
  record Plaster() implements Material.Solid {

    @Override
    public Surface at(Vec3 p) {
      double cloud = 0.5 + 0.5 * Noise.fractal(p, 0.018, 5);
      double fine = Noise.fractal(p, 0.5, 3);
      Vec3 colour = Vec3.of(0.088, 0.072, 0.048).mix(Vec3.of(0.150, 0.118, 0.074), cloud);
      return Surface.coated(colour.times(1 + 0.18 * fine), 0.7, 0.03);
    }
  }

  /// One even colour.
  record Plain(Vec3 colour, double roughness) implements Material.Solid {

    @Override
    public Surface at(Vec3 p) {
      return Surface.coated(colour, roughness, 0.04);
    }
  }
}
