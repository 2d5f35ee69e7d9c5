package pentimento.sample.trace;

import java.util.List;

/// Follows light backwards through a scene. One per thread.
///
/// Unidirectional paths; every scattering point is lit by each light (later in a path by one of
/// them), combined with what scattered rays meet by the power heuristic (Veach 1997).
public final class PathTracer {

  static final double EPSILON = 2e-4;
  private static final int LONGEST = 14;

  /// Light that came a roundabout way counts at most this much, in units of scene light, or single
  /// paths would show as bright specks.
  private static final double INDIRECT_LIMIT = 3;

  /// The same for light that came over a gloss, which is not averaged over neighbours.
  private static final double GLOSS_LIMIT = 0.6;

  private static final double FREE = Double.POSITIVE_INFINITY;
  private static final double SCATTERED_ROUGHNESS = 0.35;

  private final Scene scene;
  private final List<Light> lights;
  private final Surroundings surroundings;
  private final Hit hit = new Hit();
  private final Scene.Passage passage;
  private final int[] stack = new int[128];
  private final FirstSight first = new FirstSight();

  /// What is seen where a ray leaves the scene without meeting a light.
  @FunctionalInterface
  public interface Surroundings {
    Vec3 light(Vec3 direction);
  }

  public PathTracer(Scene scene, List<Light> lights, Surroundings surroundings) {
    this.scene = scene;
    passage = scene.new Passage();
    this.lights = lights;
    this.surroundings = surroundings;
  }

  /// Where the last path met a dull or coated solid first, and what light came to it from all
  /// round.
  public FirstSight firstSight() {
    return first;
  }

  /// Light arriving at `o` from direction `d`, linear Rec.2020; one noisy estimate.
  ///
  /// Left out is what the first solid's diffuse body sends on of light that other things gave it:
  /// that is `albedo` times `around` of [#firstSight].
  public Vec3 radiance(Vec3 o, Vec3 d, Sampler sampler) {
    first.clear();
    Vec3 result = Vec3.ZERO;
    Vec3 direct = Vec3.ZERO;
    boolean around = false;
    int bends = 0;
    Vec3 weight = Vec3.ONE;
    Vec3 from = o;
    double density = 0;
    double aimed = 1;
    boolean scattered = false;
    boolean roundabout = false;
    boolean straight = true;
    int skipped = 0;
    path:
    for (int depth = 0; depth < LONGEST; depth++) {
      boolean met = scene.nearest(o, d, hit, stack);
      double free = met ? o.minus(from).length() + hit.distance : Double.POSITIVE_INFINITY;

      // The lights themselves, as far as this ray could have found them by chance.
      Vec3 seen = Vec3.ZERO;
      boolean background = !met;
      for (Light light : lights) {
        Light.Way way = light.meet(from, d, free);
        if (way.density() == 0) continue;
        if (way.distance() == Double.POSITIVE_INFINITY) background = false;
        double other = way.density() * aimed;
        seen = seen.plus(way.radiance(), straight ? 1 : power(density, other));
      }
      if (background) seen = seen.plus(surroundings.light(d));
      result =
          result.plus(
              limited(weight.times(seen), roundabout ? gloss(around) : bends > 1 ? 1.5 : FREE));
      if (!met) break;

      int triangle = hit.triangle;
      Vec3 p = o.plus(d, hit.distance);
      switch (scene.material(triangle)) {
        case Material.Glow glow -> {
          if (straight) {
            Vec3 at = scene.placement(triangle).toObject(p);
            double facing = Math.abs(scene.normal(hit).dot(d));
            result = result.plus(weight.times(glow.light(at, facing)));
          }
          if (++skipped > 8) break path;
          depth--;
          o = p.plus(d, EPSILON);
          if (straight) from = o;
        }
        case Material.Glass glass -> {
          if (!straight) {
            weight = weight.times(Scene.wall(glass));
            o = p.plus(d, EPSILON);
            if (++skipped > 8) break path;
            depth--;
            continue;
          }
          Vec3 n = scene.normal(hit);
          boolean inside = d.dot(n) > 0;
          if (inside) weight = weight.times(Refraction.absorbed(glass.absorption(), hit.distance));
          Vec3 turned = inside ? n.times(-1) : n;
          double eta = inside ? glass.ior() : 1 / glass.ior();
          double reflected = Refraction.reflected(d, turned, eta);
          // The first reflection is taken more often than its share, for its highlights are seen.
          double chance = bends == 0 ? Math.max(reflected, 0.3) : reflected;
          if (sampler.single() < chance) {
            weight = weight.times(reflected / chance);
            d = d.plus(turned, -2 * d.dot(turned)).unit();
          } else {
            weight = weight.times((1 - reflected) / (1 - chance));
            d = Refraction.bent(d, turned, eta);
          }
          bends++;
          o = p.plus(d, EPSILON);
          from = o;
        }
        case Material.Solid solid -> {
          Vec3 flat = facing(scene.flatNormal(triangle), d);
          Vec3 n = shadingNormal(solid, triangle, p, d, flat, scattered);
          Vec3 at = scene.placement(triangle).toObject(p);
          Surface surface = solid.at(at);
          if (surface.light().max() > 0) {
            result =
                result.plus(
                    limited(weight.times(surface.light()), roundabout ? gloss(around) : FREE));
          }
          Basis basis = Basis.around(n);
          Vec3 eye = basis.toLocal(d.times(-1));
          Bsdf bsdf = new Bsdf(surface, scattered ? SCATTERED_ROUGHNESS : 0, eye);
          Vec3 start = p.plus(flat, EPSILON);
          result =
              result.plus(
                  limited(
                      weight.times(lit(start, flat, basis, eye, bsdf, scattered, sampler)),
                      scattered ? gloss(around) : FREE));

          // On along a scattered direction.
          double choice = sampler.pair();
          double u = sampler.pair();
          Vec3 weightBefore = weight;
          weight = weight.times(bsdf.draw(eye, choice, u, sampler.second()));
          if (!first.met && !surface.metal()) {
            first.meet(p, n, surface.base(), weightBefore);
            if (bsdf.diffuse) {
              around = true;
              direct = result;
              result = Vec3.ZERO;
              weight = divided(weight, first.albedo);
            }
          }
          d = basis.toWorld(bsdf.drawn.x(), bsdf.drawn.y(), bsdf.drawn.z());
          density = bsdf.density;
          if (d.dot(flat) <= 0 || !(weight.max() > 0)) break path;
          o = start;
          from = start;
          straight = false;
          aimed = chance(scattered);
          roundabout = scattered;
          if (bsdf.diffuse || surface.roughness() > 0.3) scattered = true;
        }
      }

      // Drop faint paths by chance.
      if (depth >= 1) {
        double survive = Math.min(0.95, weight.max());
        if (sampler.single() >= survive) break;
        weight = weight.times(1 / survive);
      }
    }
    if (!around) return result;
    first.around = result;
    return direct;
  }

  /// The chance of a light to be aimed at: all are, until the path has been scattered.
  private double chance(boolean scattered) {
    return scattered ? 1.0 / lights.size() : 1;
  }

  private Vec3 lit(
      Vec3 p, Vec3 flat, Basis basis, Vec3 eye, Bsdf bsdf, boolean scattered, Sampler sampler) {
    Vec3 sum = Vec3.ZERO;
    int only = scattered ? (int) (sampler.single() * lights.size()) : -1;
    double chance = chance(scattered);
    for (int k = 0; k < lights.size(); k++) {
      if (only >= 0 && k != only) continue;
      double u = sampler.pair();
      Light.Way way = lights.get(k).choose(p, u, sampler.second());
      if (way.density() == 0 || way.direction().dot(flat) <= 0) continue;
      Vec3 f = bsdf.evaluate(eye, basis.toLocal(way.direction()));
      if (!(f.max() > 0)) continue;
      double density = way.density() * chance;
      double share = power(density, bsdf.density) / density;
      Vec3 light = f.times(way.radiance()).times(share);
      if (!(light.max() > 0)) continue;
      Vec3 passing = scene.passing(p, way.direction(), way.distance(), passage, stack);
      sum = sum.plus(light.times(passing));
    }
    return sum;
  }

  /// The normal with the material's relief, turned to the side the ray comes from.
  private Vec3 shadingNormal(
      Material.Solid solid, int triangle, Vec3 p, Vec3 d, Vec3 flat, boolean scattered) {
    Vec3 smooth = scene.normal(hit);
    if (smooth.dot(flat) < 0) smooth = smooth.times(-1);
    Vec3 n = smooth;
    double step = solid.reliefStep();
    if (step > 0 && !scattered) {
      Placement placement = scene.placement(triangle);
      Vec3 at = placement.toObject(p);
      double h = solid.height(at);
      Vec3 slope =
          new Vec3(
                  solid.height(new Vec3(at.x() + step, at.y(), at.z())) - h,
                  solid.height(new Vec3(at.x(), at.y() + step, at.z())) - h,
                  solid.height(new Vec3(at.x(), at.y(), at.z() + step)) - h)
              .times(1 / step);
      Vec3 world = placement.directionToWorld(slope);
      n = n.minus(world.plus(n, -world.dot(n))).unit();
    }
    // A normal that looks away from the eye would be black; lean it back to the horizon.
    double away = n.dot(d);
    if (away > -0.02) n = n.plus(d, -(away + 0.02)).unit();
    return n.dot(d) < 0 ? n : flat;
  }

  private static Vec3 facing(Vec3 n, Vec3 d) {
    return n.dot(d) > 0 ? n.times(-1) : n;
  }

  private static Vec3 divided(Vec3 a, Vec3 b) {
    return new Vec3(a.x() / b.x(), a.y() / b.y(), a.z() / b.z());
  }

  private static double power(double a, double b) {
    return a * a / (a * a + b * b);
  }

  private static double gloss(boolean around) {
    return around ? INDIRECT_LIMIT : GLOSS_LIMIT;
  }

  private static Vec3 limited(Vec3 light, double limit) {
    double max = light.max();
    return max <= limit ? light : light.times(limit / max);
  }
}
