package pentimento.formats;

import org.jspecify.annotations.Nullable;

/// Size and meaning of a picture in a file.
///
/// @param width pixels of a row, from 1
/// @param height rows, from 1
/// @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; more for files with channels
///   of their own
/// @param alpha what the alpha channel means to the others
/// @param icc the ICC profile, or null when the file has none
public record PictureHeader(
    int width, int height, int channels, Alpha alpha, byte @Nullable [] icc, Metadata metadata) {

  /// What an alpha channel, always the last one, means to the colours.
  public enum Alpha {
    /// There is none.
    NONE,
    /// Colours are as they are seen, alpha is apart (straight).
    UNASSOCIATED,
    /// Colours are multiplied by alpha already (premultiplied).
    ASSOCIATED
  }

  public PictureHeader {
    if (width < 1 || height < 1 || channels < 1) {
      throw new IllegalArgumentException("no picture: " + width + "x" + height + "x" + channels);
    }
  }

  /// A picture without alpha, profile and metadata.
  public static PictureHeader of(int width, int height, int channels) {
    return new PictureHeader(width, height, channels, Alpha.NONE, null, Metadata.EMPTY);
  }

  public PictureHeader withIcc(byte @Nullable [] profile) {
    return new PictureHeader(width, height, channels, alpha, profile, metadata);
  }

  public PictureHeader with(Metadata other) {
    return new PictureHeader(width, height, channels, alpha, icc, other);
  }

  public PictureHeader with(Alpha other) {
    return new PictureHeader(width, height, channels, other, icc, metadata);
  }
}
