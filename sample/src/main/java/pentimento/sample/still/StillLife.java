package pentimento.sample.still;

import java.util.ArrayList;
import java.util.List;
import pentimento.sample.trace.Light;
import pentimento.sample.trace.Material;
import pentimento.sample.trace.Mesh;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.PathTracer;
import pentimento.sample.trace.Placement;
import pentimento.sample.trace.Scene;
import pentimento.sample.trace.Thing;
import pentimento.sample.trace.Vec3;

/// The composition: a faience bowl of fruit on a blue cloth, a brass candlestick with a burning
/// candle, a green bottle, half a lemon and some grapes on an old table, in the last sun through a
/// window on the left.
///
/// x runs to the right, y up from the table top, z towards the camera; centimetres.
public final class StillLife {

  private static final Window WINDOW = new Window(-150, 18, 150, -45, 115);
  private static final Vec3 WICK = Vec3.of(25.5, 26.2, -13);
  private static final double FLAME = 4.2;

  private final Scene scene;
  private final Camera camera = new Camera(Vec3.of(9, 42, 114), Vec3.of(0.8, 11.2, 5), 0.305, 0.75);
  private final List<Light> lights =
      List.of(
          new Sun(WINDOW),
          new WindowLight(WINDOW),
          new Candlelight(
              WICK.plus(Vec3.of(0, 0.4 + FLAME * 0.4, 0)),
              0.6,
              Illuminant.blackBody(1950).times(34)));

  /// Builds the scene, which takes about a second.
  public StillLife() {
    List<Thing> things = new ArrayList<>();
    room(things);
    bowl(things);
    candle(things);
    table(things);
    scene = new Scene(things);
  }

  /// A tracer of its own for a thread.
  public PathTracer tracer() {
    return new PathTracer(scene, lights, StillLife::room);
  }

  Camera camera() {
    return camera;
  }

  /// The rest of the room as it is seen in glosses and lights the shadows: dim, warmer below.
  private static Vec3 room(Vec3 d) {
    double up = 0.5 + 0.5 * d.y();
    Vec3 low = Vec3.of(0.080, 0.062, 0.045);
    Vec3 high = Vec3.of(0.15, 0.145, 0.135);
    double doorway = Noise.step(0.88, 0.97, d.dot(Vec3.of(0.72, 0.25, 0.65)));
    return low.mix(high, up).plus(Vec3.of(0.42, 0.40, 0.36), doorway);
  }

  private static void room(List<Thing> things) {
    Placement here = Placement.at(0, 0, 0);
    things.add(
        new Thing(
            Shapes.quad(Vec3.of(-90, 0, -42), Vec3.of(190, 0, 0), Vec3.of(0, 0, 98)),
            here,
            new Ware.Boards(11.5)));
    things.add(
        new Thing(
            Shapes.quad(Vec3.of(-260, -80, -78), Vec3.of(520, 0, 0), Vec3.of(0, 300, 0)),
            here,
            new Ware.Plaster()));
  }

  private static void bowl(List<Thing> things) {
    Vec3 at = Vec3.of(-1.5, 0.25, -2);
    things.add(
        new Thing(
            Shapes.bowl(),
            Placement.at(at.x(), at.y(), at.z()),
            new Ware.Faience(Shapes.BOWL_RIM, 15)));
    orange(things, 4.15, at.plus(Vec3.of(-6.6, 7.4, -1.2)), Vec3.of(-0.5, 1, 0.9), 1);
    orange(things, 4.0, at.plus(Vec3.of(1.0, 6.6, 5.2)), Vec3.of(0.4, 0.7, 1), 2);
    orange(things, 4.2, at.plus(Vec3.of(0.2, 8.0, -6.2)), Vec3.of(0.3, 1, -0.2), 3);
    orange(things, 4.0, at.plus(Vec3.of(-1.9, 12.6, -0.9)), Vec3.of(-0.25, 1, 0.55), 4);
    apple(things, 4.3, at.plus(Vec3.of(7.3, 8.4, -0.9)), Vec3.of(0.42, 1, 0.42), 0.8);
    lemon(things, 3.1, at.plus(Vec3.of(-6.2, 7.8, 6.0)), Vec3.of(0.9, 0.28, 0.35), 5);
    things.add(
        new Thing(
            new Cloth(66, 46, -0.22, Vec3.of(1.5, 0, -4)).mesh(),
            Placement.at(at.x() + 1.5, 0, at.z() + 4.5),
            new Ware.Linen(Vec3.of(0.012, 0.085, 0.135))));
  }

  private static void candle(List<Thing> things) {
    Vec3 foot = Vec3.of(WICK.x(), 0, WICK.z());
    things.add(
        new Thing(
            Shapes.candlestick(), Placement.at(foot.x(), foot.y(), foot.z()), new Ware.Brass()));
    things.add(
        new Thing(
            Shapes.candle(WICK.y() - 14),
            Placement.at(WICK.x(), WICK.y(), WICK.z()),
            new Ware.Wax()));
    things.add(
        new Thing(
            Shapes.wick(),
            Placement.at(WICK.x(), WICK.y(), WICK.z()),
            new Ware.Plain(Vec3.grey(0.01), 0.9)));
    things.add(
        new Thing(
            Shapes.flame(FLAME),
            Placement.at(WICK.x(), WICK.y() + 0.35, WICK.z()),
            new Ware.Flame(FLAME)));
  }

  private static void table(List<Thing> things) {
    things.add(
        new Thing(
            Shapes.bottle(),
            Placement.at(-22.5, 0, -21),
            new Material.Glass(1.52, Vec3.of(1.5, 0.32, 1.25))));

    // Half a lemon, leaning on nothing much, and its whole brother.
    Fruit.Citrus skin = citrusLemon(8);
    things.add(
        new Thing(
            Shapes.halfLemon(3.3),
            Placement.leaning(Vec3.of(-19.5, 3.3, 16.5), Vec3.of(-0.22, 0.62, 0.82), 0.4),
            new Fruit.CutLemon(skin, 3.3)));
    lemon(things, 3.2, Vec3.of(-25.5, 3.2, 10.5), Vec3.of(0.8, 0.02, -0.7), 9);
    grapes(things, Vec3.of(20.5, 0, 12.5));
  }

  private static void orange(List<Thing> things, double r, Vec3 at, Vec3 up, double seed) {
    things.add(
        new Thing(
            Shapes.orange(r, seed),
            Placement.leaning(at, up, seed),
            new Fruit.Citrus(
                Vec3.of(0.62, 0.185, 0.010), Vec3.of(0.68, 0.27, 0.016), r, seed * 13)));
  }

  private static Fruit.Citrus citrusLemon(double seed) {
    return new Fruit.Citrus(Vec3.of(0.72, 0.465, 0.018), Vec3.of(0.76, 0.57, 0.05), 3, seed * 13);
  }

  private static void lemon(List<Thing> things, double r, Vec3 at, Vec3 up, double seed) {
    things.add(
        new Thing(Shapes.lemon(r, seed), Placement.leaning(at, up, seed), citrusLemon(seed)));
  }

  private static void apple(List<Thing> things, double r, Vec3 at, Vec3 up, double seed) {
    Placement placement = Placement.leaning(at, up, seed);
    things.add(new Thing(Shapes.apple(r), placement, new Fruit.Apple(seed)));
    Vec3 foot = at.plus(up.unit(), r * 0.42);
    things.add(
        new Thing(
            Shapes.stem(2.3),
            Placement.leaning(foot, up, 2.2),
            new Ware.Plain(Vec3.of(0.09, 0.05, 0.025), 0.7)));
  }

  /// A small bunch: rows of grapes piled on the cloth.
  private static void grapes(List<Thing> things, Vec3 at) {
    double r = 1.12;
    Mesh ball = Mesh.ball(r, 64, p -> new Vec3(p.x(), p.y() * 1.1, p.z()));
    int seed = 0;
    for (int layer = 0; layer < 3; layer++) {
      int across = 4 - layer;
      int along = 7 - 2 * layer;
      for (int i = 0; i < along; i++) {
        int n = Math.max(1, across - Math.abs(i - along / 2) / 2);
        for (int k = 0; k < n; k++) {
          double jx = 0.5 * Noise.at(seed * 1.7 + 0.3, 0.5, 0.1);
          double jz = 0.5 * Noise.at(seed * 1.3 + 0.7, 2.5, 0.1);
          double jy = 0.4 * Noise.at(seed * 1.9 + 0.1, 4.5, 0.1);
          Vec3 p =
              at.plus(
                  Vec3.of(
                      (i - along / 2.0) * 1.95 + jx + (k - n / 2.0) * 0.5,
                      1.25 + layer * 1.72 + jy,
                      (k - (n - 1) / 2.0) * 2.1 + jz - (i - along / 2.0) * 0.55));
          Vec3 up = Vec3.of(Math.sqrt(2) * jx, 1, 1.4 * jz);
          things.add(new Thing(ball, Placement.leaning(p, up, seed), new Fruit.Grape(seed)));
          seed++;
        }
      }
    }
  }
}
