package pentimento.sample.still;

import static pentimento.sample.trace.Noise.step;

import pentimento.sample.trace.Material;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Surface;
import pentimento.sample.trace.Vec3;

/// Skins of fruit. Coordinates are the fruit's own: y from blossom to stem, centimetres.
final class Fruit {

  private Fruit() {}

  /// The skin of a citrus fruit: oil glands as small dents.
  ///
  /// @param radius where the skin lies, to find its ends
  record Citrus(Vec3 ripe, Vec3 pale, double radius, double seed) implements Material.Solid {

    @Override
    public Surface at(Vec3 p) {
      double blotch = 0.5 + 0.5 * Noise.fractal(p.x() * 0.4 + seed, p.y() * 0.4, p.z() * 0.4, 3);
      Noise.Cell gland = gland(p);
      Vec3 colour = ripe.mix(pale, 0.45 * blotch);
      colour = colour.times(0.86 + 0.2 * step(0.05, 0.5, gland.distance()));
      // The button where it hung, and a dry rim about it.
      double off = Math.sqrt(p.x() * p.x() + p.z() * p.z());
      if (p.y() > 0 && off < 0.9) {
        double ragged = off + 0.1 * Noise.fractal(p.x() * 3, seed, p.z() * 3, 2);
        colour = Vec3.of(0.085, 0.075, 0.022).mix(colour, step(0.20, 0.33, ragged));
        colour = colour.mix(colour.times(Vec3.of(0.7, 0.85, 0.5)), 1 - step(0.4, 0.9, ragged));
      }
      return Surface.coated(colour, 0.36 + 0.06 * blotch, 0.045);
    }

    @Override
    public double height(Vec3 p) {
      double dent = 1 - step(0.0, 0.55, gland(p).distance());
      return -0.0105 * dent + 0.03 * Noise.fractal(p.x() + seed, p.y(), p.z(), 2);
    }

    @Override
    public double reliefStep() {
      return 0.015;
    }

    private Noise.Cell gland(Vec3 p) {
      return Noise.cell(p.x() * 5.6 + seed, p.y() * 5.6, p.z() * 5.6);
    }
  }

  /// The skin of a red apple: streaks from the stem, green where the sun did not reach, freckles.
  record Apple(double seed) implements Material.Solid {

    private static final Vec3 RED = Vec3.of(0.36, 0.018, 0.016);
    private static final Vec3 DEEP = Vec3.of(0.15, 0.006, 0.010);
    private static final Vec3 GREEN = Vec3.of(0.50, 0.44, 0.06);

    @Override
    public Surface at(Vec3 p) {
      double off = Math.sqrt(p.x() * p.x() + p.z() * p.z());
      double cx = p.x() / (off + 0.3);
      double cz = p.z() / (off + 0.3);
      double streak = Noise.fractal(cx * 9 + seed, p.y() * 0.25, cz * 9, 4);
      double shade = Noise.fractal(cx * 1.1 + seed, p.y() * 0.18, cz * 1.1, 2);
      double cavity = step(1.5, 0.2, off) * step(0.5, 2, p.y());
      double green = 0.85 * step(0.30, 0.85, shade + 0.30 * streak + 0.5 * cavity);
      Vec3 colour = RED.mix(DEEP, step(-0.3, 0.5, streak)).mix(GREEN, green);
      Noise.Cell freckle = Noise.cell(p.x() * 1.9, p.y() * 1.9 + seed, p.z() * 1.9);
      double dot = step(0.13, 0.05, freckle.distance() + 0.05 * freckle.name());
      colour = colour.mix(Vec3.of(0.50, 0.33, 0.16), 0.65 * dot);
      colour =
          colour.mix(Vec3.of(0.16, 0.11, 0.04), 0.8 * step(0.75, 0.2, off) * step(0, 2, p.y()));
      return Surface.coated(colour, 0.17 + 0.05 * shade, 0.045);
    }

    @Override
    public double height(Vec3 p) {
      return 0.05 * Noise.fractal(p.x() * 0.7 + seed, p.y() * 0.7, p.z() * 0.7, 3);
    }

    @Override
    public double reliefStep() {
      return 0.03;
    }
  }

  /// A dark grape with its bloom.
  record Grape(double seed) implements Material.Solid {

    @Override
    public Surface at(Vec3 p) {
      double tone = 0.5 + 0.5 * Noise.fractal(p.x() + seed * 7, p.y(), p.z(), 2);
      double bloom =
          step(-0.1, 0.5, Noise.fractal(p.x() * 2.2, p.y() * 2.2 + seed * 3, p.z() * 2.2, 3));
      Vec3 skin = Vec3.of(0.022, 0.004, 0.016).mix(Vec3.of(0.055, 0.006, 0.018), tone);
      Vec3 colour = skin.mix(Vec3.of(0.085, 0.09, 0.16), 0.5 * bloom);
      return Surface.coated(colour, 0.16 + 0.28 * bloom, 0.045);
    }
  }

  /// A lemon cut across: pith, walls and flesh on the flat side (y near 0), skin elsewhere.
  record CutLemon(Citrus skin, double radius) implements Material.Solid {

    private static final int SEGMENTS = 9;
    private static final Vec3 PITH = Vec3.of(0.80, 0.74, 0.42);

    @Override
    public Surface at(Vec3 p) {
      if (p.y() < -0.06) return skin.at(p);
      double off = Math.sqrt(p.x() * p.x() + p.z() * p.z()) / radius;
      Vec3 flesh = Vec3.of(0.78, 0.56, 0.045);
      double wet = wet(p);
      double cells = Noise.fractal(angle(p) * 26, off * 3.5, 2, 3);
      flesh = flesh.times(0.82 + 0.4 * cells);
      Vec3 colour = PITH.mix(flesh, wet);
      colour = Vec3.of(0.80, 0.55, 0.03).mix(colour, step(0.985, 0.955, off));
      return Surface.coated(colour, 0.5 - 0.38 * wet, 0.04);
    }

    @Override
    public double height(Vec3 p) {
      if (p.y() < -0.06) return skin.height(p);
      double off = Math.sqrt(p.x() * p.x() + p.z() * p.z()) / radius;
      return -0.03 * wet(p) + 0.05 * wet(p) * Noise.fractal(angle(p) * 26, off * 3.5, 2, 3);
    }

    @Override
    public double reliefStep() {
      return 0.02;
    }

    private static double angle(Vec3 p) {
      return StrictMath.atan2(p.z(), p.x());
    }

    private double wet(Vec3 p) {
      double off = Math.sqrt(p.x() * p.x() + p.z() * p.z()) / radius;
      double turn = (angle(p) / (2 * Math.PI) + 1) * SEGMENTS;
      double side = Math.abs(turn - Math.floor(turn) - 0.5);
      double wall = (0.5 - side) * off * 2 * Math.PI / SEGMENTS;
      double ragged = 0.012 * Noise.at(p.x() * 4, p.z() * 4, 7);
      return step(0.010, 0.035, wall + ragged)
          * step(0.90, 0.86, off + ragged)
          * step(0.07, 0.12, off);
    }
  }
}
