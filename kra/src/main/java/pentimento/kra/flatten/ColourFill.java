package pentimento.kra.flatten;

import java.util.Arrays;
import java.util.List;
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
import pentimento.kra.gradient.GradientColour;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.KritaConversion;

/// The picture of a fill layer with one colour, in the image's space.
///
/// The colour is written as text, `<Color><RGB r= g= b= space=/></Color>`, in a space of its own,
/// of which Krita reads 16 bits whatever `channeldepth` says.
///
/// @param tile a tile of it, opaque
record ColourFill(TileFormat format, Tile tile) implements TileSource {

  /// Null when the colour is one of a kind that is not understood.
  static @Nullable ColourFill of(FillLayer layer, ColourSpace image, NamedProfiles profiles) {
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
      IccProfile from =
          name.equals(to.description().strip())
              ? to
              : name.isEmpty() ? null : profiles.exact(name, own);
      if (from == null) return null;
      List<Double> numbers = List.of(number(rgb, "r"), number(rgb, "g"), number(rgb, "b"));
      float[] samples = new GradientColour(own, name, numbers, 1).samples();
      IntTile given = new IntTile(65535, 4);
      for (int c = 0; c < 4; c++) Arrays.fill(given.plane(c), (int) samples[c]);
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
