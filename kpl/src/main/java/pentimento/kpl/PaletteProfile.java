package pentimento.kpl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An ICC profile that travels with a palette.
///
/// @param name by which swatches refer to it: the profile's description
/// @param fileName its name in the archive
/// @param model Krita's name for its colour model, `RGBA`, `GRAYA`, `CMYKA`...
/// @param depth Krita's name for the depth of the first swatch that uses it
/// @param icc the profile itself
public record PaletteProfile(String name, String fileName, String model, String depth, byte[] icc) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PaletteProfile p
        && name.equals(p.name)
        && fileName.equals(p.fileName)
        && model.equals(p.model)
        && depth.equals(p.depth)
        && Arrays.equals(icc, p.icc);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(icc);
  }
}
