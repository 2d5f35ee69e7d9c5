package pentimento.kra.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.blend.Tile;

/// Curves of single channels, then of all colour channels, then of hue, saturation and lightness:
/// `perchannel`, and `levels` by channels. Every step is stored before the next.
///
/// @param caveat what may not be Krita's; null when nothing
record ChannelCurves(List<PointFilter> steps, @Nullable String caveat) implements PointFilter {

  /// @param curves in Krita's order; null for one that does nothing
  /// @param straight the curve that does nothing, as the filter makes it
  /// @return null where this many curves are not understood
  static @Nullable PointFilter of(
      List<@Nullable TransferCurve> curves, TransferCurve straight, FilterSpace space) {
    ColourModel model = space.format().model();
    int channels = space.format().channels();
    List<PointFilter> steps = new ArrayList<>();
    String caveat = null;
    int alphaAt = model == ColourModel.RGBA ? 4 : channels - 1;
    TransferCurve alpha = alphaAt < curves.size() ? curves.get(alphaAt) : null;
    if (alpha != null && alpha.at(0) > 0) {
      caveat = "its alpha curve shows what colour transparent pixels have, which is undefined";
    }
    switch (model) {
      case RGBA -> {
        if (curves.size() != 8) return null;
        separate(curves.subList(1, 5), straight, steps);
        TransferCurve all = curves.get(0);
        if (all != null) steps.add(tile -> colours(tile, all));
        HsvCurve.Component[] components = HsvCurve.Component.values();
        for (int i = 0; i < 2; i++) {
          TransferCurve curve = curves.get(5 + i);
          if (curve != null) steps.add(RgbFilter.onTiles(new HsvCurve(components[i], curve)));
        }
        TransferCurve lightness = curves.get(7);
        if (lightness != null) {
          Lightness step = Lightness.of(lightness, space);
          if (step == null) return null;
          steps.add(step);
          caveat = step.caveat();
        }
      }
      case GRAYA, LABA -> {
        // Floats of Lab are not 0..1.
        boolean percent = model == ColourModel.LABA && space.format().depth().isFloat();
        if (percent || curves.size() != channels) return null;
        separate(curves, straight, steps);
      }
      case CMYKA, XYZA, YCBCRA, ALPHA -> {
        return null;
      }
    }
    return new ChannelCurves(List.copyOf(steps), caveat);
  }

  /// One step for all channels: those whose curve does nothing go through a straight one, which
  /// rounds, when another is bent.
  private static void separate(
      List<@Nullable TransferCurve> curves, TransferCurve straight, List<PointFilter> steps) {
    if (curves.stream().allMatch(c -> c == null)) return;
    List<TransferCurve> filled = new ArrayList<>();
    for (TransferCurve c : curves) filled.add(c == null ? straight : c);
    steps.add(tile -> {
      for (int c = 0; c < tile.alpha(); c++) filled.get(c).applyToColour(tile, c);
      filled.get(tile.alpha()).applyToAlpha(tile);
    });
  }

  private static void colours(Tile tile, TransferCurve curve) {
    for (int c = 0; c < tile.alpha(); c++) curve.applyToColour(tile, c);
  }

  @Override
  public void apply(Tile tile) {
    for (PointFilter step : steps) step.apply(tile);
  }
}
