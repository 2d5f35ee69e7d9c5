package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.Part;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;

/// What a transform mask does: a transform of the plane, or a reason why it is not rendered.
///
/// @param transform from the layer to the image; null when not understood
/// @param reason why not; empty when it is
/// @param filter that Krita draws it with later; empty for none
record TransformSettings(@Nullable Projective transform, String reason, String filter) {

  private static final int FREE = 0;
  private static final int FOUR_POINTS = 4;
  private static final String[] OTHERS = {"", "warp", "cage", "liquify", "", "mesh"};

  /// @throws pentimento.pixel.BadInput when the file is damaged
  static TransformSettings of(@Nullable Part file) {
    if (file == null) return new TransformSettings(Projective.IDENTITY, "", "");
    return of(XmlParser.parse(file.name(), "transform mask", file.text()));
  }

  static TransformSettings of(XmlElement root) {
    XmlElement main = root.child("main");
    XmlElement data = root.child("data");
    if (main == null || data == null) return unknown("its parameters are incomplete");
    String id = main.value("id", "");
    XmlElement plain = data.child("dumb_transform");
    if (id.equals("dumbparams") && plain != null) return understood(matrix(plain, "transform"), "");
    if (!id.equals("tooltransformparams")) return unknown("parameters '" + id + "'");
    int mode = (int) number(data, "mode", -1);
    XmlElement free = data.child("free_transform");
    if ((mode == FREE || mode == FOUR_POINTS) && free != null) return free(free, mode);
    boolean named = mode > 0 && mode < OTHERS.length && mode != FOUR_POINTS;
    return unknown(named ? "'" + OTHERS[mode] + "' transforms" : "transform mode " + mode);
  }

  private static TransformSettings understood(@Nullable Projective transform, String filter) {
    return transform == null || !transform.isFinite()
        ? unknown("its numbers")
        : new TransformSettings(transform, "", filter);
  }

  private static TransformSettings unknown(String what) {
    return new TransformSettings(null, what, "");
  }

  /// Moved to the middle, scaled, sheared, turned and projected, moved back.
  private static TransformSettings free(XmlElement free, int mode) {
    Projective projected =
        mode == FOUR_POINTS
            ? matrix(free, "flattenedPerspectiveTransform")
            : turned(degrees(free, "aX"), degrees(free, "aY"), degrees(free, "aZ"), cameraZ(free));
    if (projected == null) return unknown("its perspective");
    double shearX = scalar(free, "shearX", 0);
    double shearY = scalar(free, "shearY", 0);
    Projective transform =
        Projective.moving(-point(free, "originalCenter", "x"), -point(free, "originalCenter", "y"))
            .then(
                new Projective(
                    scalar(free, "scaleX", 1), 0, 0, 0, scalar(free, "scaleY", 1), 0, 0, 0, 1))
            .then(
                new Projective(1, 0, 0, shearX, 1, 0, 0, 0, 1)
                    .then(new Projective(1, shearY, 0, 0, 1, 0, 0, 0, 1)))
            .then(projected)
            .then(
                Projective.moving(
                    point(free, "transformedCenter", "x"), point(free, "transformedCenter", "y")));
    XmlElement filter = free.child("filterId");
    return understood(transform, filter == null ? "" : filter.value("value", ""));
  }

  private static @Nullable Projective matrix(XmlElement parent, String name) {
    XmlElement e = parent.child(name);
    if (e == null) return null;
    double[] m = new double[9];
    for (int i = 0; i < 9; i++) m[i] = number(e, "m" + (i / 3 + 1) + (i % 3 + 1), 0);
    return new Projective(m);
  }

  private static double cameraZ(XmlElement free) {
    XmlElement camera = free.child("cameraPos");
    return camera == null ? 1024 : number(camera, "z", 1024);
  }

  private static double degrees(XmlElement free, String name) {
    return 180. * scalar(free, name, 0) / Math.PI;
  }

  private static double scalar(XmlElement parent, String name, double otherwise) {
    XmlElement e = parent.child(name);
    return e == null ? otherwise : number(e, "value", otherwise);
  }

  private static double point(XmlElement parent, String name, String axis) {
    XmlElement e = parent.child(name);
    return e == null ? 0 : number(e, axis, 0);
  }

  private static double number(XmlElement e, String attribute, double otherwise) {
    try {
      String text = e.value(attribute);
      return text == null ? otherwise : Double.parseDouble(text.strip().replace(',', '.'));
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  /// Turns about the axes, in 32-bit floats as Qt's 4 x 4 matrices, seen from a distance.
  private static Projective turned(double x, double y, double z, double distance) {
    float[][] m = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    turn(m, 1, 2, (float) x);
    turn(m, 2, 0, (float) y);
    turn(m, 0, 1, (float) z);
    float d = (float) distance;
    float inverse = d == 0 ? 0 : 1 / d;
    double[] r = new double[9];
    int[] columns = {0, 1, 3};
    for (int i = 0; i < 3; i++) {
      float[] column = m[columns[i]];
      r[3 * i] = column[0];
      r[3 * i + 1] = column[1];
      r[3 * i + 2] = column[3] - column[2] * inverse;
    }
    return new Projective(r);
  }

  /// Mixes two columns of a matrix.
  private static void turn(float[][] m, int first, int second, float degrees) {
    float s;
    float c;
    if (degrees == 90 || degrees == -270) {
      s = 1;
      c = 0;
    } else if (degrees == -90 || degrees == 270) {
      s = -1;
      c = 0;
    } else if (degrees == 180 || degrees == -180) {
      s = 0;
      c = -1;
    } else {
      float radians = degrees * (float) (Math.PI / 180);
      s = (float) StrictMath.sin(radians);
      c = (float) StrictMath.cos(radians);
    }
    for (int row = 0; row < 4; row++) {
      float before = m[first][row];
      m[first][row] = before * c + m[second][row] * s;
      m[second][row] = m[second][row] * c - before * s;
    }
  }
}
