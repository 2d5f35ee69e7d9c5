package pentimento.kra.flatten;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.Depth;
import pentimento.kra.FillLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.KritaConversion;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.StandardProfiles;

/// The picture of a fill layer with one colour, in the image's space.
///
/// The colour is written as text, `<Color><RGB r= g= b= space=/></Color>`, in a space of its own,
/// of which Krita reads 16 bits whatever `channeldepth` says.
///
/// @param tile a tile of it, opaque
record ColourFill(TileFormat format, Tile tile) implements TileSource {

  /// Profiles Krita installs, which documents name but do not hold.
  private static final Map<String, IccProfile> INSTALLED =
      Map.of(
          "sRGB-elle-V2-srgbtrc.icc",
          StandardProfiles.ofKrita(
              2, "sRGB-elle-V2-srgbtrc.icc", RgbSpace.SRGB, ParametricCurve.srgb()),
          "sRGB-elle-V2-g10.icc",
          StandardProfiles.ofKrita(
              2, "sRGB-elle-V2-g10.icc", RgbSpace.SRGB, ParametricCurve.LINEAR),
          "sRGB built-in",
          StandardProfiles.SRGB,
          "Rec2020-elle-V4-g10.icc",
          StandardProfiles.ofKrita(
              4, "Rec2020-elle-V4-g10.icc", RgbSpace.REC2020, ParametricCurve.LINEAR));

  /// Null when the colour is one of a kind that is not understood.
  static @Nullable ColourFill of(FillLayer layer, ColourSpace image) {
    String text = layer.settings().text("color", "");
    Part icc = image.icc();
    if (text.isEmpty() || icc == null) return null;
    try {
      XmlElement colour = XmlParser.parse(layer.name(), "fill colour", text);
      XmlElement rgb = colour.child("RGB");
      if (rgb == null) return null;
      PixelFormat own = new PixelFormat(ColourModel.RGBA, Depth.U16);
      IccProfile to = IccProfile.parse(icc.name(), icc.bytes());
      String name = rgb.value("space", "");
      IccProfile from = name.equals(to.description().strip()) ? to : INSTALLED.get(name);
      if (from == null) return null;
      IntTile given = new IntTile(65535, 4);
      String[] channels = {"r", "g", "b"};
      for (int c = 0; c < 3; c++) {
        int code = (int) Math.clamp(Math.rint(number(rgb, channels[c]) * 65535), 0, 65535);
        Arrays.fill(given.plane(c), code);
      }
      Arrays.fill(given.plane(3), 65535);
      TileFormat format = new TileFormat(image.format());
      if (from.equals(to) && own.equals(image.format())) {
        return new ColourFill(format, given);
      }
      Tile converted = format.newTile();
      TileConversion.of(
              own,
              image.format(),
              KritaConversion.of(from, Spaces.depth(own), to, Spaces.depth(image.format())))
          .convert(given, converted);
      return new ColourFill(format, converted);
    } catch (BadInput _) {
      return null;
    }
  }

  private static double number(XmlElement colour, String name) {
    try {
      return Double.parseDouble(colour.value(name, "0"));
    } catch (NumberFormatException _) {
      return 0;
    }
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
    into.copyFrom(tile);
    into.opaque(true);
    return true;
  }
}
