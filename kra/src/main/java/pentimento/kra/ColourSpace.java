package pentimento.kra;

import org.jspecify.annotations.Nullable;

/// What the numbers of an image or layer mean: a pixel format and an ICC profile.
///
/// @param format model and depth
/// @param profileName the profile's description; empty when the document does not say, which means
///   Krita's default profile of the format
/// @param icc the embedded profile; null when only the name is known
public record ColourSpace(PixelFormat format, String profileName, @Nullable Part icc) {

  /// Whether both have the same format and, as far as the document shows, the same profile.
  public boolean sameAs(ColourSpace other) {
    return format.equals(other.format) && sameProfileAs(other);
  }

  /// Whether both have the same embedded profile (by size and checksum), or none and the same name.
  public boolean sameProfileAs(ColourSpace other) {
    if (icc != null && other.icc != null) {
      return icc.crc() == other.icc.crc() && icc.size() == other.icc.size();
    }
    return icc == null && other.icc == null && profileName.equals(other.profileName);
  }
}
