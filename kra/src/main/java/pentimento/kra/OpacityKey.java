package pentimento.kra;

/// Opacity from a time on.
///
/// @param time frame number
/// @param value 0..255
/// @param interpolation Krita's word: `constant`, `linear` or `bezier`
public record OpacityKey(int time, float value, String interpolation) {

  /// Whether values up to the next key lie on a line; a bezier is taken as one.
  public boolean isLinear() {
    return !interpolation.equals("constant") && !interpolation.equals("0");
  }
}
