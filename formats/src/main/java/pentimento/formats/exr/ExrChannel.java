package pentimento.formats.exr;

/// A channel of an OpenEXR part.
///
/// @param name full name, with its layer: `R`, or `dodge.R`
public record ExrChannel(String name, PixelType type) {

  /// The layer's name, or an empty text for the part's own channels.
  public String layer() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /// The name within its layer.
  public String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
