package pentimento.kra.flatten;

import pentimento.kra.Part;
import pentimento.kra.TransformMask;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.BadInput;

/// Reads what a transform mask does.
final class TransformParameters {

  private static final String[] CELLS = {
    "m11", "m12", "m13", "m21", "m22", "m23", "m31", "m32", "m33"
  };

  private TransformParameters() {}

  /// True for a mask as Krita makes it, before anybody used it: a plain matrix, the identity.
  static boolean isIdentity(TransformMask mask) {
    Part parameters = mask.parameters();
    if (parameters == null) return false;
    try {
      XmlElement root = XmlParser.parse(mask.name(), parameters.name(), parameters.text());
      XmlElement main = root.child("main");
      XmlElement data = root.child("data");
      if (main == null || data == null || !main.value("id", "").equals("dumbparams")) return false;
      XmlElement dumb = data.child("dumb_transform");
      XmlElement matrix = dumb == null ? null : dumb.child("transform");
      if (matrix == null) return false;
      for (int i = 0; i < CELLS.length; i++) {
        double cell = Double.parseDouble(matrix.value(CELLS[i], "NaN"));
        if (cell != (i % 4 == 0 ? 1 : 0)) return false;
      }
      return true;
    } catch (BadInput | NumberFormatException _) {
      return false;
    }
  }
}
