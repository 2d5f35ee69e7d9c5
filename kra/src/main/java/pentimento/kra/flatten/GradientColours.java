package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.kra.gradient.ColourMix;
import pentimento.kra.gradient.GradientColour;
import pentimento.kra.gradient.GradientSpace;
import pentimento.kra.gradient.HsvColour;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.KritaConversion;
import pentimento.pixel.colour.icc.SampleDepth;

/// Colours of gradients in the image's space, in which Krita mixes them; in 16 bits where the image
/// has eight.
final class GradientColours implements GradientSpace {

  private static final PixelFormat BYTES = new PixelFormat(ColourModel.RGBA, Depth.U8);

  private final PixelFormat format;
  private final IccProfile profile;
  private final NamedProfiles names;
  private final Map<Way, TileConversion> conversions = new ConcurrentHashMap<>();

  /// How colours of one profile are brought to this space, or to the screen; `""` is the sRGB of
  /// segments.
  private record Way(PixelFormat from, String profile, PixelFormat to) {}

  /// @param names must know a profile, if not the right one, for every colour that is asked
  GradientColours(PixelFormat image, IccProfile profile, NamedProfiles names) {
    this.format = image.depth() == Depth.U8 ? new PixelFormat(image.model(), Depth.U16) : image;
    this.profile = profile;
    this.names = names;
  }

  @Override
  public ColourMix mix() {
    return new ColourMix(format);
  }

  @Override
  public float[] of(GradientColour colour) {
    IccProfile own = own(colour);
    float[] samples = colour.samples();
    if (own.equals(profile) && colour.format().equals(format)) return samples;
    TileConversion conversion =
        conversions.computeIfAbsent(
            new Way(colour.format(), "of " + colour.profile(), format),
            way -> conversion(way.from(), own, format, profile));
    return convert(List.of(samples), conversion).getFirst();
  }

  @Override
  public int[] bytes(GradientColour colour) {
    TileConversion conversion =
        conversions.computeIfAbsent(
            new Way(colour.format(), "of " + colour.profile(), BYTES),
            way -> {
              SampleDepth depth = Spaces.depth(way.from());
              KritaConversion toScreen = KritaConversion.toScreen(own(colour), depth);
              return TileConversion.of(way.from(), BYTES, toScreen);
            });
    float[] screen = convert(List.of(colour.samples()), conversion).getFirst();
    int[] codes = new int[screen.length];
    for (int c = 0; c < 3; c++) codes[c] = (int) screen[c];
    codes[3] = HsvColour.byteOf(Math.clamp(colour.alpha(), 0, 1));
    return codes;
  }

  @Override
  public float[][] ofBytes(int[][] pixels) {
    return convert(
        pixels,
        conversions.computeIfAbsent(
            new Way(BYTES, "", format),
            _ -> conversion(BYTES, NamedProfiles.SRGB, format, profile)));
  }

  @Override
  public float[][] ofScreen(int[][] pixels) {
    return convert(
        pixels,
        conversions.computeIfAbsent(
            new Way(BYTES, "screen", format),
            _ ->
                TileConversion.of(
                    BYTES, format, KritaConversion.ofScreen(profile, Spaces.depth(format)))));
  }

  private static float[][] convert(int[][] pixels, TileConversion conversion) {
    List<float[]> numbers = new ArrayList<>(pixels.length);
    for (int[] pixel : pixels) {
      float[] samples = new float[pixel.length];
      for (int c = 0; c < pixel.length; c++) samples[c] = pixel[c];
      numbers.add(samples);
    }
    return convert(numbers, conversion).toArray(float[][]::new);
  }

  private IccProfile own(GradientColour colour) {
    return Objects.requireNonNull(names.closest(colour.profile(), colour.format()));
  }

  private static TileConversion conversion(
      PixelFormat from, IccProfile own, PixelFormat to, IccProfile profile) {
    return TileConversion.of(
        from, to, KritaConversion.of(own, Spaces.depth(from), profile, Spaces.depth(to)));
  }

  private static List<float[]> convert(List<float[]> pixels, TileConversion conversion) {
    Tile from = new TileFormat(conversion.source()).newTile();
    Tile to = new TileFormat(conversion.target()).newTile();
    List<float[]> converted = new ArrayList<>(pixels.size());
    for (int done = 0; done < pixels.size(); done += Tile.AREA) {
      int count = Math.min(Tile.AREA, pixels.size() - done);
      for (int i = 0; i < count; i++) put(pixels.get(done + i), from, i);
      conversion.convert(from, to);
      for (int i = 0; i < count; i++) converted.add(get(to, i));
    }
    return converted;
  }

  private static void put(float[] pixel, Tile tile, int i) {
    for (int c = 0; c < pixel.length; c++) {
      switch (tile) {
        case IntTile ints -> ints.plane(c)[i] = (int) pixel[c];
        case FloatTile floats -> floats.plane(c)[i] = pixel[c];
      }
    }
  }

  private static float[] get(Tile tile, int i) {
    float[] pixel = new float[tile.channels()];
    for (int c = 0; c < pixel.length; c++) {
      pixel[c] =
          switch (tile) {
            case IntTile ints -> ints.plane(c)[i];
            case FloatTile floats -> floats.plane(c)[i];
          };
    }
    return pixel;
  }
}
