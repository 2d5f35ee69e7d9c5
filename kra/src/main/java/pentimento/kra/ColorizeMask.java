package pentimento.kra;

import java.util.List;

/// Colours that grow from key strokes to the lines of the layer; Krita keeps the result.
///
/// @param op how the colouring meets the layer
/// @param space what its numbers mean
/// @param showsColouring whether the result is composited
/// @param colouring the result as Krita computed it
/// @param keyStrokes where the painter put which colour
public record ColorizeMask(
    NodeTraits traits,
    String op,
    ColourSpace space,
    boolean showsColouring,
    PixelData colouring,
    List<KeyStroke> keyStrokes)
    implements Mask {

  public ColorizeMask {
    keyStrokes = List.copyOf(keyStrokes);
  }

  /// One colour and where it was put.
  ///
  /// @param colour one pixel in memory order
  /// @param transparent whether it stands for nothing
  /// @param pixels the stroke, a selection
  public record KeyStroke(byte[] colour, boolean transparent, PixelData pixels) {}
}
