package pentimento.sample.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BvhTest {

  private final Random random = new Random(7);

  private Vec3 point() {
    return new Vec3(random.nextDouble(), random.nextDouble(), random.nextDouble());
  }

  @Test
  void the_tree_finds_what_a_search_of_all_triangles_finds() {
    int count = 700;
    double[] corners = new double[count * 9];
    for (int i = 0; i < count; i++) {
      Vec3 at = point().times(10);
      for (int k = 0; k < 3; k++) {
        Vec3 p = at.plus(point());
        corners[i * 9 + k * 3] = p.x();
        corners[i * 9 + k * 3 + 1] = p.y();
        corners[i * 9 + k * 3 + 2] = p.z();
      }
    }
    Bvh tree = new Bvh(corners);
    Bvh[] single = new Bvh[count];
    for (int i = 0; i < count; i++) {
      single[i] = new Bvh(java.util.Arrays.copyOfRange(corners, i * 9, i * 9 + 9));
    }
    Hit hit = new Hit();
    Hit other = new Hit();
    int[] stack = new int[128];
    int hits = 0;
    for (int ray = 0; ray < 500; ray++) {
      Vec3 o = point().times(30).minus(Vec3.grey(10));
      Vec3 d = point().times(10).minus(o).unit();
      int nearest = -1;
      double distance = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        if (single[i].nearest(o, d, other, stack) && other.distance < distance) {
          distance = other.distance;
          nearest = i;
        }
      }
      boolean met = tree.nearest(o, d, hit, stack);
      assertThat(met ? hit.triangle : -1).as("ray %d", ray).isEqualTo(nearest);
      if (met) hits++;
      assertThat(tree.blocked(o, d, 1e9, _ -> true, other, stack)).isEqualTo(met);
    }
    assertThat(hits).isGreaterThan(100);
  }
}
