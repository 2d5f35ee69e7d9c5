package pentimento.kra.vector;

import java.awt.geom.AffineTransform;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `transform` attribute.
final class Transforms {

  private static final Pattern ONE = Pattern.compile("\\s*,?\\s*([a-zA-Z]+)\\s*\\(([^)]*)\\)");

  private Transforms() {}

  /// @throws BeyondShapes when it is not understood
  static AffineTransform parse(String text) {
    AffineTransform all = new AffineTransform();
    Matcher m = ONE.matcher(text);
    int at = 0;
    while (m.lookingAt()) {
      all.concatenate(one(m.group(1), Numbers.list("transform", m.group(2))));
      at = m.end();
      m.region(at, text.length());
    }
    if (!text.substring(at).isBlank()) throw new BeyondShapes("transform=\"" + text + "\"");
    return all;
  }

  private static AffineTransform one(String name, double[] n) {
    String call = name + " " + n.length;
    return switch (call) {
      case "matrix 6" -> new AffineTransform(n);
      case "translate 1" -> AffineTransform.getTranslateInstance(n[0], 0);
      case "translate 2" -> AffineTransform.getTranslateInstance(n[0], n[1]);
      case "scale 1" -> AffineTransform.getScaleInstance(n[0], n[0]);
      case "scale 2" -> AffineTransform.getScaleInstance(n[0], n[1]);
      case "rotate 1" -> AffineTransform.getRotateInstance(Math.toRadians(n[0]));
      case "rotate 3" -> AffineTransform.getRotateInstance(Math.toRadians(n[0]), n[1], n[2]);
      case "skewX 1" -> AffineTransform.getShearInstance(Math.tan(Math.toRadians(n[0])), 0);
      case "skewY 1" -> AffineTransform.getShearInstance(0, Math.tan(Math.toRadians(n[0])));
      default -> throw new BeyondShapes("transform '" + name + "' of " + n.length + " numbers");
    };
  }
}
