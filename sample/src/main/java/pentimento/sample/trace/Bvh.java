package pentimento.sample.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A tree of boxes over triangles, two branches at each fork, cut where a ray is expected to visit
/// least.
///
/// After Wald, On fast Construction of SAH-based Bounding Volume Hierarchies, 2007; triangles are
/// tested as in Möller and Trumbore, 1997.
final class Bvh {

  private static final int BINS = 16;
  private static final int LEAF = 4;

  /*
   * A fork holds the boxes of both its branches: 12 numbers at 12 * fork, the lower corner and the
   * upper corner of one, then of the other. Its branches are at 2 * fork: a fork's number, or for a
   * leaf -1 - (first * 8 + count) into the list of triangles.
   */
  private float[] boxes = new float[12 * 1024];
  private int[] branches = new int[2 * 1024];
  private int forks;

  /// Nine numbers per triangle, in the order of the leaves.
  private final double[] corners;

  private final int[] order;
  private final float[] low;
  private final float[] high;

  /// @param corners nine numbers per triangle
  Bvh(double[] corners) {
    this.corners = new double[corners.length];
    int n = corners.length / 9;
    order = new int[n];
    low = new float[n * 3];
    high = new float[n * 3];
    for (int i = 0; i < n; i++) {
      order[i] = i;
      for (int a = 0; a < 3; a++) {
        double p = corners[i * 9 + a];
        double q = corners[i * 9 + 3 + a];
        double r = corners[i * 9 + 6 + a];
        low[i * 3 + a] = Math.nextDown((float) Math.min(p, Math.min(q, r)));
        high[i * 3 + a] = Math.nextUp((float) Math.max(p, Math.max(q, r)));
      }
    }
    int root = branch(0, n);
    if (root < 0) {
      forks = 1;
      setBox(0, 0, n);
      branches[0] = root;
      Arrays.fill(boxes, 6, 12, Float.NaN);
    }
    for (int i = 0; i < n; i++) {
      System.arraycopy(corners, order[i] * 9, this.corners, i * 9, 9);
    }
  }

  /// Is told of triangles that lie on a ray's way, in no order.
  @FunctionalInterface
  interface Obstacle {
    /// Whether the triangle ends the way.
    boolean ends(int triangle);
  }

  /// Finds the first triangle along a ray beyond a hair's breadth.
  ///
  /// @param stack at least 128 numbers of scratch
  boolean nearest(Vec3 o, Vec3 d, Hit hit, int[] stack) {
    hit.distance = Double.POSITIVE_INFINITY;
    hit.triangle = -1;
    walk(o, d, hit, null, stack);
    return hit.triangle >= 0;
  }

  /// Whether an obstacle lies on a ray's way before `limit`.
  boolean blocked(Vec3 o, Vec3 d, double limit, Obstacle obstacle, Hit scratch, int[] stack) {
    scratch.distance = limit;
    return walk(o, d, scratch, obstacle, stack);
  }

  private boolean walk(Vec3 o, Vec3 d, Hit hit, @Nullable Obstacle obstacle, int[] stack) {
    double ox = o.x();
    double oy = o.y();
    double oz = o.z();
    double ix = 1 / d.x();
    double iy = 1 / d.y();
    double iz = 1 / d.z();
    int depth = 0;
    int at = 0;
    while (true) {
      if (at >= 0) {
        double a = enter(12 * at, ox, oy, oz, ix, iy, iz, hit.distance);
        double b = enter(12 * at + 6, ox, oy, oz, ix, iy, iz, hit.distance);
        int first = branches[2 * at];
        int second = branches[2 * at + 1];
        if (a <= b) {
          if (b < Double.POSITIVE_INFINITY) stack[depth++] = second;
          if (a < Double.POSITIVE_INFINITY) {
            at = first;
            continue;
          }
        } else {
          if (a < Double.POSITIVE_INFINITY) stack[depth++] = first;
          at = second;
          continue;
        }
      } else {
        int leaf = -1 - at;
        for (int i = leaf >>> 3, end = i + (leaf & 7); i < end; i++) {
          double limit = hit.distance;
          if (!meet(i, ox, oy, oz, d.x(), d.y(), d.z(), hit)) continue;
          hit.triangle = order[i];
          if (obstacle != null) {
            if (obstacle.ends(order[i])) return true;
            hit.distance = limit;
          }
        }
      }
      if (depth == 0) return false;
      at = stack[--depth];
    }
  }

  /// Where the ray enters a box; infinite when it does not, or only beyond `limit`.
  private double enter(
      int k, double ox, double oy, double oz, double ix, double iy, double iz, double limit) {
    double x0 = (boxes[k] - ox) * ix;
    double x1 = (boxes[k + 3] - ox) * ix;
    double y0 = (boxes[k + 1] - oy) * iy;
    double y1 = (boxes[k + 4] - oy) * iy;
    double z0 = (boxes[k + 2] - oz) * iz;
    double z1 = (boxes[k + 5] - oz) * iz;
    double near = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.min(z0, z1));
    double far = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.max(z0, z1));
    return near <= far && far > 0 && near < limit ? Math.max(near, 0) : Double.POSITIVE_INFINITY;
  }

  private boolean meet(
      int t, double ox, double oy, double oz, double dx, double dy, double dz, Hit hit) {
    int k = t * 9;
    double ax = corners[k];
    double ay = corners[k + 1];
    double az = corners[k + 2];
    double ex = corners[k + 3] - ax;
    double ey = corners[k + 4] - ay;
    double ez = corners[k + 5] - az;
    double fx = corners[k + 6] - ax;
    double fy = corners[k + 7] - ay;
    double fz = corners[k + 8] - az;
    double px = dy * fz - dz * fy;
    double py = dz * fx - dx * fz;
    double pz = dx * fy - dy * fx;
    double det = ex * px + ey * py + ez * pz;
    if (det == 0) return false;
    double inverse = 1 / det;
    double sx = ox - ax;
    double sy = oy - ay;
    double sz = oz - az;
    double u = (sx * px + sy * py + sz * pz) * inverse;
    if (!(u >= 0 && u <= 1)) return false;
    double qx = sy * ez - sz * ey;
    double qy = sz * ex - sx * ez;
    double qz = sx * ey - sy * ex;
    double v = (dx * qx + dy * qy + dz * qz) * inverse;
    if (!(v >= 0 && u + v <= 1)) return false;
    double distance = (fx * qx + fy * qy + fz * qz) * inverse;
    if (!(distance > 1e-7 && distance < hit.distance)) return false;
    hit.distance = distance;
    hit.u = u;
    hit.v = v;
    return true;
  }

  /// Builds the tree over `order[from, to)` and returns its number as a branch.
  private int branch(int from, int to) {
    if (to - from <= LEAF) return -1 - (from * 8 + (to - from));
    int middle = cut(from, to);
    int fork = forks++;
    if (forks * 12 > boxes.length) {
      boxes = Arrays.copyOf(boxes, boxes.length * 2);
      branches = Arrays.copyOf(branches, branches.length * 2);
    }
    setBox(12 * fork, from, middle);
    setBox(12 * fork + 6, middle, to);
    int first = branch(from, middle);
    int second = branch(middle, to);
    branches[2 * fork] = first;
    branches[2 * fork + 1] = second;
    return fork;
  }

  private void setBox(int k, int from, int to) {
    Arrays.fill(boxes, k, k + 3, Float.POSITIVE_INFINITY);
    Arrays.fill(boxes, k + 3, k + 6, Float.NEGATIVE_INFINITY);
    for (int i = from; i < to; i++) grow(boxes, k, order[i]);
  }

  private void grow(float[] box, int k, int t) {
    for (int a = 0; a < 3; a++) {
      box[k + a] = Math.min(box[k + a], low[t * 3 + a]);
      box[k + 3 + a] = Math.max(box[k + 3 + a], high[t * 3 + a]);
    }
  }

  private float middle(int t, int axis) {
    return low[t * 3 + axis] + high[t * 3 + axis];
  }

  /// Sorts `order[from, to)` into two parts by the best of the binned cuts along the longest axis
  /// of the middles, and returns where the second begins.
  private int cut(int from, int to) {
    int axis = 0;
    float start = 0;
    float extent = -1;
    for (int a = 0; a < 3; a++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        least = Math.min(least, middle(order[i], a));
        most = Math.max(most, middle(order[i], a));
      }
      if (most - least > extent) {
        extent = most - least;
        start = least;
        axis = a;
      }
    }
    if (extent <= 0) return (from + to) >>> 1;

    // Count and enclose what falls into each bin.
    int[] count = new int[BINS];
    float[] bins = new float[6 * BINS];
    for (int b = 0; b < BINS; b++) emptyBox(bins, 6 * b);
    float scale = BINS * 0.99999f / extent;
    for (int i = from; i < to; i++) {
      int b = bin(order[i], axis, start, scale);
      count[b]++;
      grow(bins, 6 * b, order[i]);
    }

    // Weigh each cut between bins.
    float best = Float.POSITIVE_INFINITY;
    int cut = -1;
    for (int c = 1; c < BINS; c++) {
      float cost = cost(bins, count, 0, c) + cost(bins, count, c, BINS);
      if (cost < best) {
        best = cost;
        cut = c;
      }
    }

    int middle = from;
    for (int i = from; i < to; i++) {
      int t = order[i];
      if (bin(t, axis, start, scale) < cut) {
        order[i] = order[middle];
        order[middle++] = t;
      }
    }
    return middle == from || middle == to ? (from + to) >>> 1 : middle;
  }

  private int bin(int t, int axis, float start, float scale) {
    return Math.min((int) ((middle(t, axis) - start) * scale), BINS - 1);
  }

  private static void emptyBox(float[] box, int k) {
    Arrays.fill(box, k, k + 3, Float.POSITIVE_INFINITY);
    Arrays.fill(box, k + 3, k + 6, Float.NEGATIVE_INFINITY);
  }

  private static float cost(float[] bins, int[] count, int from, int to) {
    float[] box = new float[6];
    emptyBox(box, 0);
    int n = 0;
    for (int b = from; b < to; b++) {
      if (count[b] == 0) continue;
      n += count[b];
      for (int a = 0; a < 3; a++) {
        box[a] = Math.min(box[a], bins[6 * b + a]);
        box[3 + a] = Math.max(box[3 + a], bins[6 * b + 3 + a]);
      }
    }
    if (n == 0) return Float.POSITIVE_INFINITY;
    float x = box[3] - box[0];
    float y = box[4] - box[1];
    float z = box[5] - box[2];
    return n * (x * y + y * z + z * x);
  }
}
