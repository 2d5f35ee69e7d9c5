package pentimento.kra.vector;

import java.awt.geom.AffineTransform;
import java.util.Locale;
import pentimento.kra.xml.XmlElement;

/// Where the user units of a drawing lie in the image.
///
/// @param toPixels from user units to image pixels
/// @param width of the drawing in user units
record Viewport(AffineTransform toPixels, float width, float height) {

  /// Of Krita's drawings: `width` and `height` are the image in points, `viewBox` the same.
  static Viewport of(XmlElement root, int imageWidth, int imageHeight, double ppi) {
    double width = points(root.value("width", ""), imageWidth * 72 / ppi, ppi);
    double height = points(root.value("height", ""), imageHeight * 72 / ppi, ppi);
    double[] box = box(root.value("viewBox", ""), width, height);
    AffineTransform toPixels = AffineTransform.getScaleInstance(ppi / 72, ppi / 72);
    double sx = width / box[2];
    double sy = height / box[3];
    if (Math.abs(sx - 1) < 1e-6 && Math.abs(sy - 1) < 1e-6) {
      toPixels.translate(-box[0], -box[1]);
    } else {
      // As `preserveAspectRatio` is when it is not given: fitted whole, in the middle.
      double s = Math.min(sx, sy);
      toPixels.translate((width - box[2] * s) / 2, (height - box[3] * s) / 2);
      toPixels.scale(s, s);
      toPixels.translate(-box[0], -box[1]);
    }
    return new Viewport(toPixels, (float) box[2], (float) box[3]);
  }

  private static double[] box(String text, double width, double height) {
    String[] parts = text.trim().split("[\\s,]+", -1);
    double[] box = {0, 0, width, height};
    if (parts.length != 4) return box;
    try {
      double[] given = new double[4];
      for (int i = 0; i < 4; i++) given[i] = Double.parseDouble(parts[i]);
      return given[2] > 0 && given[3] > 0 ? given : box;
    } catch (NumberFormatException _) {
      return box;
    }
  }

  private static double points(String length, double otherwise, double ppi) {
    String text = length.trim().toLowerCase(Locale.ROOT);
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.')
      end--;
    try {
      double number = Double.parseDouble(text.substring(0, end));
      double unit =
          switch (text.substring(end)) {
            case "pt" -> 1;
            case "pc" -> 12;
            case "in" -> 72;
            case "cm" -> 72 / 2.54;
            case "mm" -> 72 / 25.4;
            case "", "px" -> 72 / ppi;
            default -> 0;
          };
      double points = number * unit;
      return points > 0 && points < 1e7 ? points : otherwise;
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
