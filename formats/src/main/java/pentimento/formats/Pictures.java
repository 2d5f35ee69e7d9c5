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

/// Opens pictures by what they are, whatever their names say.
public final class Pictures {

  private Pictures() {}

  /// Opens a picture that is not a raw: PFM, EXR, TIFF, PNG or JPEG. A DNG is opened as the TIFF
  /// that it also is; use [pentimento.formats.dng.RawFile] for its mosaic.
  ///
  /// @throws pentimento.pixel.BadInput when it is damaged
  /// @throws Unsupported when it is none of these
  public static PictureFile open(Path file) {
    byte[] start;
    try (FileBytes bytes = FileBytes.open(file)) {
      start = bytes.bytes(0, Math.min(8, bytes.length()), "the start of the file");
    }
    if (TiffStructure.looksLikeTiff(start)) return TiffFile.open(file);
    int first = start.length < 4 ? 0 : ByteBuffer.wrap(start).getInt();
    if (first == 0x89504e47) return PngFile.open(file);
    if (first == 0x762f3101) return ExrFile.open(file);
    if (first >>> 8 == 0xffd8ff) return JpegFile.open(file);
    if (start.length > 2 && start[0] == 'P' && (start[1] == 'F' || start[1] == 'f')) {
      return PfmFile.open(file);
    }
    throw new Unsupported(
        file.toString(),
        "is no picture that we know by its first bytes",
        "give a DNG, TIFF, PFM, PNG, JPEG or EXR");
  }
}
