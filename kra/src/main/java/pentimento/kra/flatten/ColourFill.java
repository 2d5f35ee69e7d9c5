package pentimento.kra.flatten;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.FillLayer;
import pentimento.kra.Part;
import pentimento.kra.blend.Tile;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;

/// The picture of a fill layer with one colour, in the image's space.
///
/// The colour is written as text, `<Color><RGB r= g= b= space=/></Color>`, in a space of its own.
final class ColourFill {

  /// Profiles Krita installs, which documents name but do not hold.
  private static final Map<String, IccProfile> INSTALLED =
      Map.of(
          "sRGB-elle-V2-srgbtrc.icc", StandardProfiles.SRGB,
          "sRGB-elle-V2-g10.icc", StandardProfiles.LINEAR_SRGB,
          "sRGB built-in", StandardProfiles.SRGB,
          "Rec2020-elle-V4-g10.icc", StandardProfiles.LINEAR_REC2020);

  private ColourFill() {}

  /// Null when the colour is one of a kind that is not understood.
  static @Nullable TileSource of(FillLayer layer, ColourSpace image) {
    if (image.format().model() != ColourModel.RGBA) return null;
    String text = layer.settings().text("color", "");
    if (text.isEmpty()) return null;
    try {
      XmlElement colour = XmlParser.parse(layer.name(), "fill colour", text);
      XmlElement rgb = colour.child("RGB");
      if (rgb == null) return null;
      float[] numbers = {number(rgb, "r"), number(rgb, "g"), number(rgb, "b")};
      IccProfile from = profile(rgb.value("space", ""), image);
      Part icc = image.icc();
      if (from == null || icc == null) return null;
      IccProfile to = IccProfile.parse(icc.name(), icc.bytes());
      return constant(
          ColourTransform.of(from, to, Intent.PERCEPTUAL).apply(numbers),
          new TileFormat(image.format()));
    } catch (BadInput _) {
      return null;
    }
  }

  private static float number(XmlElement colour, String name) {
    try {
      return Float.parseFloat(colour.value(name, "0"));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static @Nullable IccProfile profile(String name, ColourSpace image) {
    Part icc = image.icc();
    if (icc != null && name.equals(image.profileName())) {
      return IccProfile.parse(icc.name(), icc.bytes());
    }
    return INSTALLED.get(name);
  }

  private static TileSource constant(float[] rgb, TileFormat format) {
    return new TileSource() {
      @Override
      public TileFormat format() {
        return format;
      }

      @Override
      public Rect painted() {
        return Rect.EMPTY;
      }

      @Override
      public boolean mayHold(int column, int row) {
        return true;
      }

      @Override
      public boolean read(int column, int row, Tile into, Worker worker) {
        for (int c = 0; c < 4; c++) format.fill(into, c, c < 3 ? rgb[c] : 1);
        into.opaque(true);
        return true;
      }
    };
  }
}
