package pentimento.app;

import java.nio.file.Path;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;

/// A picture's colours in sRGB, as `diff` judges them.
final class ScreenColours {

  private ScreenColours() {}

  /// Converts from the profile that [Pictures#profile] says.
  ///
  /// @param stored one or three planes of `picture`, as stored
  static Planes of(Path file, PictureFile picture, Planes stored) {
    IccProfile from = Pictures.profile(file, picture);
    int channels = from.channels();
    float[][] in = new float[channels][];
    for (int c = 0; c < channels; c++) in[c] = stored.plane(stored.channels() == 1 ? 0 : c);
    ColourTransform transform =
        ColourTransform.of(from, StandardProfiles.SRGB, Intent.RELATIVE_COLORIMETRIC);
    Planes screen = Planes.allocate(stored.rect(), 3);
    transform.apply(in, 0, screen.planes(), 0, (int) stored.rect().area());
    return screen;
  }
}
