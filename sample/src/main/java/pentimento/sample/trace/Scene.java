package pentimento.sample.trace;

import java.util.List;

/// The objects of a scene as triangles in world coordinates, and the tree that finds them.
///
/// Immutable after construction; shared by all threads.
public final class Scene {

  private final List<Thing> things;
  private final double[] corners;
  private final float[] normals;
  private final short[] owner;
  private final Bvh tree;

  public Scene(List<Thing> things) {
    this.things = List.copyOf(things);
    int count = things.stream().mapToInt(t -> t.mesh().triangles().length / 3).sum();
    corners = new double[count * 9];
    normals = new float[count * 9];
    owner = new short[count];
    int n = 0;
    for (int t = 0; t < things.size(); t++) {
      Thing thing = things.get(t);
      int[] index = thing.mesh().triangles();
      for (int i = 0; i < index.length; i++) {
        put(corners, n * 9 + i % 3 * 3, thing.placement().toWorld(thing.mesh().points()[index[i]]));
        Vec3 normal = thing.placement().directionToWorld(thing.mesh().normals()[index[i]]);
        put(normals, n * 9 + i % 3 * 3, normal);
        if (i % 3 == 2) owner[n++] = (short) t;
      }
    }
    tree = new Bvh(corners);
  }

  int triangles() {
    return owner.length;
  }

  boolean nearest(Vec3 o, Vec3 d, Hit hit, int[] stack) {
    return tree.nearest(o, d, hit, stack);
  }

  /// How much light gets from `o` along `d` over `distance`: none past a solid; glass takes its
  /// share at each wall without bending the way.
  Vec3 passing(Vec3 o, Vec3 d, double distance, Passage scratch, int[] stack) {
    scratch.light = Vec3.ONE;
    return tree.blocked(o, d, distance, scratch, scratch.hit, stack) ? Vec3.ZERO : scratch.light;
  }

  /// The light left on a free way; used again for way after way by one thread.
  final class Passage implements Bvh.Obstacle {
    private final Hit hit = new Hit();
    private Vec3 light = Vec3.ONE;

    @Override
    public boolean ends(int triangle) {
      return switch (material(triangle)) {
        case Material.Solid _ -> true;
        case Material.Glass glass -> {
          light = light.times(wall(glass));
          yield false;
        }
        case Material.Glow _ -> false;
      };
    }
  }

  /// What one wall of thin glass lets through, met at a usual slant.
  static Vec3 wall(Material.Glass glass) {
    Vec3 a = glass.absorption();
    return new Vec3(1 / (1 + 0.12 * a.x()), 1 / (1 + 0.12 * a.y()), 1 / (1 + 0.12 * a.z()))
        .times(0.93);
  }

  Material material(int triangle) {
    return things.get(owner[triangle]).material();
  }

  Placement placement(int triangle) {
    return things.get(owner[triangle]).placement();
  }

  /// The smooth normal at a hit, pointing out of the material.
  Vec3 normal(Hit hit) {
    int k = hit.triangle * 9;
    double u = hit.u;
    double v = hit.v;
    double w = 1 - u - v;
    return new Vec3(
            w * normals[k] + u * normals[k + 3] + v * normals[k + 6],
            w * normals[k + 1] + u * normals[k + 4] + v * normals[k + 7],
            w * normals[k + 2] + u * normals[k + 5] + v * normals[k + 8])
        .unit();
  }

  /// The flat normal of a triangle, either way round.
  Vec3 flatNormal(int triangle) {
    int k = triangle * 9;
    Vec3 a = corner(k);
    return corner(k + 3).minus(a).cross(corner(k + 6).minus(a)).unit();
  }

  private Vec3 corner(int k) {
    return new Vec3(corners[k], corners[k + 1], corners[k + 2]);
  }

  private static void put(double[] to, int k, Vec3 v) {
    to[k] = v.x();
    to[k + 1] = v.y();
    to[k + 2] = v.z();
  }

  private static void put(float[] to, int k, Vec3 v) {
    to[k] = (float) v.x();
    to[k + 1] = (float) v.y();
    to[k + 2] = (float) v.z();
  }
}
