package pentimento.pixel.colour.icc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;
import pentimento.pixel.colour.RgbSpace;

/// What `--space` names: the colour space of a file we write.
///
/// @param name as given: `srgb`, `rec2020`, `p3`, `xyz` or the file's name
/// @param space its primaries; null for a profile from a file
/// @param encoded for integer files: with the space's transfer function (`xyz` has none, `rec2020`
///   that of BT.2020)
/// @param linear for float files; the same as `encoded` for a profile from a file
public record OutputSpace(
    String name, @Nullable RgbSpace space, IccProfile encoded, IccProfile linear) {

  private static final int MOST_BYTES = 64 << 20;

  public static final OutputSpace SRGB =
      new OutputSpace("srgb", RgbSpace.SRGB, StandardProfiles.SRGB, StandardProfiles.LINEAR_SRGB);

  public static final OutputSpace P3 =
      new OutputSpace(
          "p3", RgbSpace.P3, StandardProfiles.DISPLAY_P3, StandardProfiles.linear(RgbSpace.P3));

  /// BT.2020 with 12-bit constants: `4.5·x` below 0.0181, else `1.0993·x^0.45 - 0.0993`.
  public static final OutputSpace REC2020 =
      new OutputSpace(
          "rec2020",
          RgbSpace.REC2020,
          StandardProfiles.rgb(
              4,
              "Rec2020",
              RgbSpace.REC2020,
              ParametricCurve.withLinearPart(
                  1 / 0.45, 1 / 1.0993, 0.0993 / 1.0993, 1 / 4.5, 4.5 * 0.0181)),
          StandardProfiles.LINEAR_REC2020);

  public static final OutputSpace XYZ =
      new OutputSpace(
          "xyz",
          RgbSpace.XYZ,
          StandardProfiles.linear(RgbSpace.XYZ),
          StandardProfiles.linear(RgbSpace.XYZ));

  /// The space that `text` names; anything that ends in `.icc` or `.icm` is a file.
  ///
  /// @throws BadParameter when it is neither a name nor a file's
  /// @throws BadInput when the file cannot be read as a profile
  public static OutputSpace named(String text) {
    if (isFile(text)) return fromFile(Path.of(text));
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "srgb" -> SRGB;
      case "rec2020" -> REC2020;
      case "p3" -> P3;
      case "xyz" -> XYZ;
      default -> throw new BadParameter("--space", text, "srgb, rec2020, p3, xyz or FILE.icc");
    };
  }

  /// Whether `text` names a profile's file, by its ending.
  public static boolean isFile(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".icc") || lower.endsWith(".icm");
  }

  /// The space of a profile file.
  public static OutputSpace fromFile(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadInput(file.toString(), "", "is too large for an ICC profile");
      }
      IccProfile profile = IccProfile.parse(file.toString(), Files.readAllBytes(file));
      return new OutputSpace(String.valueOf(file.getFileName()), null, profile, profile);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }
}
