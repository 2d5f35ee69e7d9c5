package pentimento.studio;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadParameter;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.OutputSpace;

/// The file a render is written to: where, in which format and depth, in which colour space.
///
/// @param file where
/// @param format by the file's ending
/// @param depth of a sample
/// @param space colour space; whole numbers carry its transfer function, floats are linear
/// @param quality of lossy formats, 1 to 100
public record Target(Path file, Format format, Depth depth, OutputSpace space, int quality) {

  /// File formats that we write.
  public enum Format {
    JPEG(Depth.U8),
    PNG(Depth.U16),
    TIFF(Depth.U16),
    PFM(Depth.F32),
    EXR(Depth.F32);

    private final Depth usual;

    Format(Depth usual) {
      this.usual = usual;
    }

    /// The format of a file by its ending.
    ///
    /// @throws BadParameter for another ending
    public static Format of(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      String ending = name.substring(name.lastIndexOf('.') + 1);
      return switch (ending) {
        case "jpg", "jpeg" -> JPEG;
        case "png" -> PNG;
        case "tif", "tiff" -> TIFF;
        case "pfm" -> PFM;
        case "exr" -> EXR;
        default -> throw new BadParameter("-o", file, "a name ending in jpg, png, tif, pfm or exr");
      };
    }
  }

  /// How a sample is stored.
  public enum Depth {
    U8,
    U16,
    F16,
    F32;

    public boolean isFloat() {
      return this == F16 || this == F32;
    }

    /// @throws BadParameter for anything but 8, 16, 16f, 32f
    public static Depth parse(String text) {
      return switch (text) {
        case "8" -> U8;
        case "16" -> U16;
        case "16f" -> F16;
        case "32f", "32" -> F32;
        default -> throw new BadParameter("--depth", text, "8, 16, 16f or 32f");
      };
    }
  }

  /// The target for a file, with what the user did not say filled in: sRGB for whole numbers,
  /// linear Rec.2020 for floats.
  public static Target of(Path file, @Nullable Depth depth, @Nullable String space, int quality) {
    Format format = Format.of(file);
    Depth chosen = depth == null ? format.usual : depth;
    boolean fits =
        switch (format) {
          case JPEG -> chosen == Depth.U8;
          case PNG -> chosen == Depth.U8 || chosen == Depth.U16;
          case TIFF -> chosen != Depth.F16;
          case PFM -> chosen == Depth.F32;
          case EXR -> chosen.isFloat();
        };
    if (!fits) throw new BadParameter("--depth", chosen, "a depth that " + format + " can hold");
    OutputSpace out =
        space != null
            ? OutputSpace.named(space)
            : chosen.isFloat() ? OutputSpace.REC2020 : OutputSpace.SRGB;
    return new Target(file, format, chosen, out, quality);
  }

  /// The profile the file's numbers are in, to be embedded.
  public IccProfile profile() {
    return depth.isFloat() ? space.linear() : space.encoded();
  }
}
