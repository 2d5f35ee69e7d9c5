package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.pixel.colour.icc.KritaConversion;

/// A curve of CIE L*, through the space's profile.
record Lightness(TileConversion conversion, FilterSpace space) implements PointFilter {

  /// Null in spaces where this is not known to be what Krita does.
  static @Nullable Lightness of(TransferCurve curve, FilterSpace space) {
    ColourModel model = space.format().model();
    if (space.profile() == null || model != ColourModel.RGBA && model != ColourModel.GRAYA) {
      return null;
    }
    float[] samples = new float[curve.samples().length];
    for (int i = 0; i < samples.length; i++) samples[i] = curve.samples()[i] / 65535f;
    KritaConversion transform =
        KritaConversion.ofLightness(space.profile(), FilterSpace.depth(space.format()), samples);
    return new Lightness(TileConversion.of(space.format(), space.format(), transform), space);
  }

  @Override
  public String caveat() {
    return switch (space.format().depth()) {
      case U8 -> "LittleCMS's 8-bit table of a lightness curve is not followed where colours clip";
      case U16 -> "a lightness curve is within 10 codes of Krita's";
      case F16, F32 -> "a lightness curve is within 2e-4 of Krita's, which rounds L* to 16 bits";
    };
  }

  @Override
  public void apply(Tile tile) {
    Tile out = FilterSpace.tile(space.format());
    conversion.convert(tile, out);
    tile.copyFrom(out);
  }
}
