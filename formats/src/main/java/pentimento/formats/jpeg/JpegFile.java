package pentimento.formats.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import pentimento.formats.ExifReader;
import pentimento.formats.Metadata;
import pentimento.formats.PictureFile;
import pentimento.formats.Xmp;
import pentimento.formats.bytes.ArrayBytes;
import pentimento.formats.bytes.FileBytes;
import pentimento.formats.raster.RasterPicture;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.BadInput;

/// Reads JPEG: its segments of profile and metadata here, its samples by the JDK.
public final class JpegFile {

  private final String name;
  private final List<String> warnings = new ArrayList<>();
  private final TreeMap<Integer, byte[]> iccParts = new TreeMap<>();
  private Metadata metadata = Metadata.EMPTY;
  private Metadata.Description description = Metadata.Description.EMPTY;

  private JpegFile(String name) {
    this.name = name;
  }

  /// @throws BadInput when it is no JPEG or is damaged
  public static PictureFile open(Path file) {
    JpegFile jpeg = new JpegFile(file.toString());
    long length;
    try (FileBytes bytes = FileBytes.open(file)) {
      length = bytes.length();
      jpeg.readSegments(bytes);
    }
    ByteArrayOutputStream icc = new ByteArrayOutputStream();
    for (byte[] part : jpeg.iccParts.values()) icc.writeBytes(part);
    return RasterPicture.read(
        file,
        length,
        "jpeg",
        icc.toByteArray(),
        jpeg.metadata.with(jpeg.description),
        jpeg.warnings);
  }

  /// What a JPEG says of itself; its samples are not looked at.
  ///
  /// @throws BadInput when it is no JPEG or its segments are damaged
  public static Metadata metadata(Path file) {
    JpegFile jpeg = new JpegFile(file.toString());
    try (FileBytes bytes = FileBytes.open(file)) {
      jpeg.readSegments(bytes);
    }
    return jpeg.metadata.with(jpeg.description);
  }

  private void readSegments(FileBytes bytes) {
    byte[] start = bytes.bytes(0, Math.min(3, bytes.length()), "the JPEG's start");
    if (start.length < 3 || (start[0] & 0xff) != 0xff || (start[1] & 0xff) != 0xd8) {
      throw new BadInput(name, "offset 0", "is no JPEG");
    }
    long at = 2;
    while (at + 4 <= bytes.length()) {
      ByteBuffer head = ByteBuffer.wrap(bytes.bytes(at, 4, "a JPEG segment"));
      int marker = head.getShort() & 0xffff;
      int size = head.getShort() & 0xffff;
      if (marker == 0xffff) {
        at++;
        continue;
      }
      if (marker < 0xff00 || size < 2) {
        throw new BadInput(name, "offset " + at, "a damaged JPEG segment");
      }
      if (marker == 0xffda || marker == 0xffd9) return;
      byte[] segment = bytes.bytes(at + 4, size - 2L, "a JPEG segment");
      if (marker == 0xffe1 && startsWith(segment, JpegHeader.EXIF)) readExif(segment);
      if (marker == 0xffe1 && startsWith(segment, JpegHeader.XMP)) {
        int skip = JpegHeader.XMP.length();
        description = Xmp.read(Arrays.copyOfRange(segment, skip, segment.length), warnings);
      }
      if (marker == 0xffe2 && startsWith(segment, JpegHeader.ICC) && segment.length > 14) {
        iccParts.put(segment[12] & 0xff, Arrays.copyOfRange(segment, 14, segment.length));
      }
      at += 2L + size;
    }
  }

  private void readExif(byte[] segment) {
    byte[] block = Arrays.copyOfRange(segment, JpegHeader.EXIF.length(), segment.length);
    try {
      TiffStructure structure = TiffStructure.read(new ArrayBytes(name, block), "an EXIF block");
      metadata = ExifReader.read(structure, warnings);
    } catch (BadInput e) {
      warnings.add("its EXIF is damaged: " + e.getMessage());
    }
  }

  private static boolean startsWith(byte[] segment, String start) {
    byte[] expected = start.getBytes(StandardCharsets.ISO_8859_1);
    return segment.length >= expected.length
        && Arrays.equals(segment, 0, expected.length, expected, 0, expected.length);
  }
}
