package pentimento.kra.style;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is drawn around and on a layer. Effects that are switched off are left out.
///
/// @param shadow below the layer
/// @param overlay a colour on the layer
/// @param stroke along its edge
/// @param others names of effects that are on and not read here: `outer glow`
public record LayerStyle(
    @Nullable Shadow shadow,
    @Nullable Overlay overlay,
    @Nullable Stroke stroke,
    List<String> others) {

  /// Nothing is drawn.
  public static final LayerStyle NONE = new LayerStyle(null, null, null, List.of());

  public LayerStyle {
    others = List.copyOf(others);
  }

  /// Whether it draws nothing.
  public boolean isEmpty() {
    return equals(NONE);
  }

  /// How an effect is laid on what is below it.
  ///
  /// @param op Krita's id of the blending mode, or Photoshop's where Krita has none like it
  /// @param opacity in percent
  /// @param red 0..255, as green and blue, of sRGB
  public record Ink(String op, double opacity, double red, double green, double blue) {}

  /// A drop shadow.
  ///
  /// @param angle of the light in degrees, against the clock from the right
  /// @param distance pixels
  /// @param spread percent of the size that is solid
  /// @param size pixels
  /// @param noise percent
  /// @param antiAliased whether its contour has all 256 steps instead of 101
  /// @param knocksOut whether the layer's own shape is taken out of it
  /// @param plainContour whether density goes from 0 to 1 in a line
  public record Shadow(
      Ink ink,
      double angle,
      double distance,
      double spread,
      double size,
      double noise,
      boolean antiAliased,
      boolean knocksOut,
      boolean plainContour) {}

  /// A colour on the layer.
  public record Overlay(Ink ink) {}

  /// Where a stroke runs.
  public enum Place {
    OUTSIDE,
    INSIDE,
    CENTRE
  }

  /// A line along the edge.
  ///
  /// @param size pixels
  /// @param solid whether it has one colour, not a gradient or a pattern
  public record Stroke(Ink ink, double size, Place place, boolean solid) {}
}
