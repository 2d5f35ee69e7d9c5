package pentimento.sample.trace;

/// How a solid's surface scatters light: a diffuse body under a clear GGX coat, or a GGX metal.
///
/// Local directions, z along the normal; `o` towards the eye, `i` towards the light. Microfacets
/// after Walter et al., EGSR 2007; visible normals are drawn after Heitz, JCGT 2018.
final class Bsdf {

  private static final double INVERSE_PI = 1 / Math.PI;

  private final Surface surface;
  private final double alpha;
  private final double coatChance;

  /// The direction drawn last, and the density of drawing it per steradian.
  Vec3 drawn = Vec3.ZERO;

  double density;

  /// Whether that direction was drawn for the diffuse body.
  boolean diffuse;

  /// @param leastRoughness a lower bound, which keeps paths that have been scattered from finding
  ///   small bright spots in mirrors
  Bsdf(Surface surface, double leastRoughness, Vec3 o) {
    this.surface = surface;
    double r = Math.max(surface.roughness(), leastRoughness);
    alpha = Math.max(r * r, 0.0008);
    if (surface.metal()) {
      coatChance = 1;
    } else if (surface.gloss() == 0) {
      coatChance = 0;
    } else {
      double f = fresnel(surface.gloss(), o.z());
      double body = surface.base().luminance() * (1 - f);
      coatChance = Math.clamp(f / (f + body + 1e-9), 0.1, 0.9);
    }
  }

  /// Reflectance times cosine for light from `i`, and sets [#density] to that of drawing `i`.
  Vec3 evaluate(Vec3 o, Vec3 i) {
    density = 0;
    if (i.z() <= 0 || o.z() <= 0) return Vec3.ZERO;
    Vec3 result = Vec3.ZERO;
    if (coatChance < 1) {
      double through =
          surface.gloss() == 0
              ? 1
              : (1 - fresnel(surface.gloss(), o.z())) * (1 - fresnel(surface.gloss(), i.z()));
      result = surface.base().times(through * INVERSE_PI * i.z());
      density += (1 - coatChance) * i.z() * INVERSE_PI;
    }
    if (coatChance > 0) {
      Vec3 h = o.plus(i).unit();
      double a2 = alpha * alpha;
      double k = h.z() * h.z() * (a2 - 1) + 1;
      double facets = a2 * INVERSE_PI / (k * k);
      double lo = lambda(o.z(), a2);
      double li = lambda(i.z(), a2);
      double shape = facets / (4 * o.z());
      double oh = o.dot(h);
      double masked = shape / (1 + lo + li);
      result = result.plus(reflectance(oh).times(masked));
      density += coatChance * shape / (1 + lo);
    }
    return result;
  }

  /// Draws a direction into [#drawn] and returns reflectance times cosine over [#density].
  Vec3 draw(Vec3 o, double choice, double u, double v) {
    Vec3 i;
    diffuse = choice >= coatChance;
    if (!diffuse) {
      Vec3 h = visibleNormal(o, u, v);
      i = h.times(2 * o.dot(h)).minus(o);
    } else {
      double r = Math.sqrt(u);
      double angle = 2 * Math.PI * v;
      i =
          new Vec3(
              r * StrictMath.cos(angle), r * StrictMath.sin(angle), Math.sqrt(Math.max(0, 1 - u)));
    }
    drawn = i;
    Vec3 f = evaluate(o, i);
    return density > 0 ? f.times(1 / density) : Vec3.ZERO;
  }

  private Vec3 reflectance(double cosine) {
    if (!surface.metal()) return Vec3.grey(fresnel(surface.gloss(), cosine));
    double g = grazing(cosine);
    return surface.base().mix(Vec3.ONE, g);
  }

  /// Schlick's approximation.
  static double fresnel(double headOn, double cosine) {
    return headOn + (1 - headOn) * grazing(cosine);
  }

  private static double grazing(double cosine) {
    double m = Math.clamp(1 - cosine, 0, 1);
    double m2 = m * m;
    return m2 * m2 * m;
  }

  /// Smith's term for a cosine.
  private static double lambda(double cosine, double a2) {
    double c2 = cosine * cosine;
    return 0.5 * (Math.sqrt(1 + a2 * (1 - c2) / c2) - 1);
  }

  private Vec3 visibleNormal(Vec3 o, double u, double v) {
    Vec3 stretched = new Vec3(alpha * o.x(), alpha * o.y(), o.z()).unit();
    double flat = stretched.x() * stretched.x() + stretched.y() * stretched.y();
    Vec3 t1 =
        flat > 0
            ? new Vec3(-stretched.y(), stretched.x(), 0).times(1 / Math.sqrt(flat))
            : new Vec3(1, 0, 0);
    Vec3 t2 = stretched.cross(t1);
    double r = Math.sqrt(u);
    double angle = 2 * Math.PI * v;
    double p1 = r * StrictMath.cos(angle);
    double p2 = r * StrictMath.sin(angle);
    double s = 0.5 * (1 + stretched.z());
    p2 = (1 - s) * Math.sqrt(Math.max(0, 1 - p1 * p1)) + s * p2;
    Vec3 n =
        t1.times(p1).plus(t2, p2).plus(stretched, Math.sqrt(Math.max(0, 1 - p1 * p1 - p2 * p2)));
    return new Vec3(alpha * n.x(), alpha * n.y(), Math.max(0, n.z())).unit();
  }
}
