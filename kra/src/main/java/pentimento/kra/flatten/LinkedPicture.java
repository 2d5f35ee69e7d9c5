package pentimento.kra.flatten;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pentimento.formats.AlphaConversion;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.Pictures;
import pentimento.formats.exr.ExrFile;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.KraDocument;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.IccProfile;

/// A picture file as Krita opens it for a file layer: in the file's own model, depth and profile.
/// Without a profile it takes numbers for sRGB's, and those of an EXR for its light.
///
/// @param profile what its numbers mean; named by its description
/// @param pixels whole numbers 0..1, floats as they are; alpha, straight, may be left out
/// @param caveat what may differ from Krita; null for nothing
record LinkedPicture(
    PixelFormat format, IccProfile profile, Planes pixels, @Nullable String caveat) {

  /// The same, scaled.
  LinkedPicture scaled(int width, int height) {
    boolean alpha = pixels.channels() % 2 == 0;
    Planes scaled = ScaledPlanes.of(pixels, alpha, width, height);
    return new LinkedPicture(format, profile, scaled, caveat);
  }

  /// Of a document Krita takes the picture that was merged when it was saved.
  private static final String MERGED = "mergedimage.png";

  private static final int ARCHIVE = 'P' << 8 | 'K';
  private static final int JPEG = 0xffd8ff;

  /// Reads a PNG, JPEG, TIFF, EXR or Krita document whole.
  ///
  /// @throws BadInput when the file is damaged
  /// @throws Unsupported when it is of another kind
  static LinkedPicture read(Path file, NamedProfiles names) {
    int start = start(file);
    if (start >>> 16 != ARCHIVE) return picture(file, file, start >>> 8 == JPEG, names);
    try (KraDocument document = KraDocument.open(file)) {
      Part merged = document.partOfArchive(MERGED);
      if (merged == null) {
        throw new BadInput(
            file.toString(), MERGED, "is not in the document", "save the document in Krita");
      }
      return unpacked(merged, file, names);
    }
  }

  /// The readers of pictures want files.
  private static LinkedPicture unpacked(Part merged, Path document, NamedProfiles names) {
    Path file = null;
    try {
      file = Files.createTempFile("pentimento-", ".png");
      Files.write(file, merged.bytes());
      return picture(file, document, false, names);
    } catch (IOException e) {
      throw new CannotWrite(String.valueOf(file), e);
    } finally {
      if (file != null) delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It lies among the system's temporary files, which are cleared in any case.
    }
  }

  private static int start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(Integer.BYTES);
      return start.length < Integer.BYTES ? 0 : ByteBuffer.wrap(start).getInt();
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  private static LinkedPicture picture(Path file, Path named, boolean jpeg, NamedProfiles names) {
    try (PictureFile picture = Pictures.open(file)) {
      PictureHeader header = picture.header();
      int channels = header.channels();
      boolean colours = channels == 1 || channels == 3;
      if (channels > 4 || !colours && header.alpha() == Alpha.NONE) {
        throw new Unsupported(named.toString(), "is neither gray nor RGB", "");
      }
      ColourModel model = channels < 3 ? ColourModel.GRAYA : ColourModel.RGBA;
      PixelFormat format = new PixelFormat(model, depth(picture.storage(), named));
      Planes pixels = picture.read();
      boolean associated = header.alpha() == Alpha.ASSOCIATED;
      if (associated) AlphaConversion.dissociate(pixels);
      String caveat =
          jpeg
              ? "its JPEG may be decoded to codes beside Krita's"
              : associated ? "its colours are multiplied by alpha in the file" : null;
      boolean exr = picture instanceof ExrFile;
      IccProfile profile = profile(named, header, exr, format, names);
      return new LinkedPicture(format, profile, pixels, caveat);
    }
  }

  private static Depth depth(String storage, Path file) {
    return switch (storage) {
      case "1 bit", "2 bit", "4 bit", "8 bit" -> Depth.U8;
      case "16 bit" -> Depth.U16;
      case "16 bit float" -> Depth.F16;
      case "32 bit float" -> Depth.F32;
      default -> throw new Unsupported(file.toString(), "holds samples of " + storage, "");
    };
  }

  private static IccProfile profile(
      Path file, PictureHeader header, boolean exr, PixelFormat format, NamedProfiles names) {
    boolean gray = format.model() == ColourModel.GRAYA;
    byte[] icc = header.icc();
    if (icc != null) {
      IccProfile own = IccProfile.parse(file.toString(), icc);
      if (own.channels() == (gray ? 1 : 3)) return own;
    }
    String encoded = gray ? "Gray-D50-elle-V2-srgbtrc.icc" : "sRGB-elle-V2-srgbtrc.icc";
    String light = gray ? "Gray-D50-elle-V2-g10.icc" : "sRGB-elle-V2-g10.icc";
    return Objects.requireNonNull(names.exact(exr ? light : encoded, format));
  }
}
