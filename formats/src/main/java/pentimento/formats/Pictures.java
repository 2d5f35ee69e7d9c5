package pentimento.formats;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import pentimento.formats.bytes.FileBytes;
import pentimento.formats.exr.ExrFile;
import pentimento.formats.jpeg.JpegFile;
import pentimento.formats.pfm.PfmFile;
import pentimento.formats.png.PngFile;
import pentimento.formats.tiff.TiffFile;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Opens pictures by what they are, whatever their names say.
public final class Pictures {

  private static final int PNG = 0x89504e47;
  private static final int JPEG = 0xffd8ff;

  private Pictures() {}

  /// Opens a picture that is not a raw: PFM, EXR, TIFF, PNG or JPEG. A DNG is opened as the TIFF
  /// that it also is; use [pentimento.formats.dng.RawFile] for its mosaic.
  ///
  /// @throws pentimento.pixel.BadInput when it is damaged
  /// @throws Unsupported when it is none of these
  public static PictureFile open(Path file) {
    byte[] start = start(file);
    if (TiffStructure.looksLikeTiff(start)) return TiffFile.open(file);
    int first = first(start);
    if (first == PNG) return PngFile.open(file);
    if (first == 0x762f3101) return ExrFile.open(file);
    if (first >>> 8 == JPEG) return JpegFile.open(file);
    if (start.length > 2 && start[0] == 'P' && (start[1] == 'F' || start[1] == 'f')) {
      return PfmFile.open(file);
    }
    throw new Unsupported(
        file.toString(),
        "is no picture that we know by its first bytes",
        "give a DNG, TIFF, PFM, PNG, JPEG or EXR");
  }

  /// What a picture says of itself, without its samples being decoded.
  ///
  /// @throws pentimento.pixel.BadInput when it is damaged
  /// @throws Unsupported when it is none of those that [#open] knows
  public static Metadata metadata(Path file) {
    int first = first(start(file));
    // These are decoded as a whole when they are opened.
    if (first == PNG) return PngFile.metadata(file);
    if (first >>> 8 == JPEG) return JpegFile.metadata(file);
    try (PictureFile picture = open(file)) {
      return picture.header().metadata();
    }
  }

  /// The colour space of a picture's samples: the profile in the file; without one, floating point
  /// counts as linear Rec.2020 and whole numbers as sRGB.
  ///
  /// @param file names the picture in problems
  /// @throws pentimento.pixel.BadInput when the profile in the file is damaged
  public static IccProfile profile(Path file, PictureFile picture) {
    byte[] icc = picture.header().icc();
    if (icc != null) return IccProfile.parse(file.toString(), icc);
    boolean light = picture.storage().contains("float");
    return light ? StandardProfiles.LINEAR_REC2020 : StandardProfiles.SRGB;
  }

  private static byte[] start(Path file) {
    try (FileBytes bytes = FileBytes.open(file)) {
      return bytes.bytes(0, Math.min(8, bytes.length()), "the start of the file");
    }
  }

  private static int first(byte[] start) {
    return start.length < 4 ? 0 : ByteBuffer.wrap(start).getInt();
  }
}
