package pentimento.sample.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class BsdfTest {

  private static final List<Surface> SURFACES =
      List.of(
          Surface.dull(Vec3.grey(0.7)),
          Surface.coated(Vec3.grey(0.5), 0.1, 0.05),
          Surface.coated(Vec3.grey(0.5), 0.5, 0.05),
          Surface.metal(Vec3.grey(0.9), 0.3));

  @Test
  void a_surface_sends_on_no_more_light_than_it_gets() {
    Vec3 eye = new Vec3(0.6, 0, 0.8);
    for (Surface surface : SURFACES) {
      double sum = 0;
      int n = 4096;
      Sampler sampler = new Sampler();
      for (int i = 0; i < n; i++) {
        sampler.start(1, i);
        Bsdf bsdf = new Bsdf(surface, 0, eye);
        double choice = sampler.pair();
        double u = sampler.pair();
        sum += bsdf.draw(eye, choice, u, sampler.second()).x();
      }
      assertThat(sum / n).as("%s", surface).isBetween(0.3, 1.0);
    }
  }

  /// Drawing by the density and evaluating over the whole half-sphere are two ways to one integral.
  @Test
  void drawn_directions_have_the_density_that_is_told() {
    Vec3 eye = new Vec3(0.6, 0, 0.8);
    int n = 1 << 16;
    for (Surface surface : SURFACES.subList(2, 4)) {
      Bsdf bsdf = new Bsdf(surface, 0, eye);
      Sampler sampler = new Sampler();
      double drawn = 0;
      double even = 0;
      for (int i = 0; i < n; i++) {
        sampler.start(3, i);
        double choice = sampler.pair();
        double u = sampler.pair();
        double v = sampler.second();
        drawn += bsdf.draw(eye, choice, u, v).x();
        double r = Math.sqrt(Math.max(0, 1 - u * u));
        double angle = 2 * Math.PI * v;
        Vec3 i2 = new Vec3(r * StrictMath.cos(angle), r * StrictMath.sin(angle), u);
        even += bsdf.evaluate(eye, i2).x() * 2 * Math.PI;
      }
      assertThat(drawn / n).isCloseTo(even / n, Assertions.within(0.01));
    }
  }
}
