package pentimento.formats.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import pentimento.formats.ExifReader;
import pentimento.formats.Metadata;
import pentimento.formats.PictureFile;
import pentimento.formats.Xmp;
import pentimento.formats.bytes.ArrayBytes;
import pentimento.formats.bytes.FileBytes;
import pentimento.formats.raster.RasterPicture;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.BadInput;

/// Reads PNG: its chunks of profile and metadata here, its samples by the JDK.
public final class PngFile {

  private static final int LARGEST_CHUNK = 16 << 20;

  private final String name;
  private final List<String> warnings = new ArrayList<>();
  private byte[] icc = new byte[0];
  private Metadata metadata = Metadata.EMPTY;

  private PngFile(String name) {
    this.name = name;
  }

  /// @throws BadInput when it is no PNG or is damaged
  public static PictureFile open(Path file) {
    PngFile png = new PngFile(file.toString());
    long length;
    try (FileBytes bytes = FileBytes.open(file)) {
      length = bytes.length();
      png.readChunks(bytes);
    }
    return RasterPicture.read(file, length, "png", png.icc, png.metadata, png.warnings);
  }

  /// What a PNG says of itself; its samples are not looked at.
  ///
  /// @throws BadInput when it is no PNG or its chunks are damaged
  public static Metadata metadata(Path file) {
    PngFile png = new PngFile(file.toString());
    try (FileBytes bytes = FileBytes.open(file)) {
      png.readChunks(bytes);
    }
    return png.metadata;
  }

  private void readChunks(FileBytes bytes) {
    byte[] start = bytes.bytes(0, Math.min(8, bytes.length()), "the PNG signature");
    if (start.length < 8 || ByteBuffer.wrap(start).getLong() != 0x89504e470d0a1a0aL) {
      throw new BadInput(name, "offset 0", "is no PNG");
    }
    long at = 8;
    Metadata.Description description = Metadata.Description.EMPTY;
    while (at + 12 <= bytes.length()) {
      ByteBuffer head = ByteBuffer.wrap(bytes.bytes(at, 8, "a PNG chunk"));
      long size = head.getInt() & 0xffff_ffffL;
      String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
      if (at + 12 + size > bytes.length()) {
        throw new BadInput(
            name,
            "offset " + at,
            "the PNG ends within its " + type + " chunk",
            "the file is truncated; copy it again");
      }
      if (size <= LARGEST_CHUNK) {
        switch (type) {
          case "iCCP" -> readProfile(bytes.bytes(at + 8, size, "the profile"));
          case "eXIf" -> readExif(bytes.bytes(at + 8, size, "the EXIF block"));
          case "iTXt" -> {
            byte[] packet = xmp(bytes.bytes(at + 8, size, "a text"));
            if (packet.length > 0) description = Xmp.read(packet, warnings);
          }
          default -> {
            // Pixels and what does not concern us.
          }
        }
      }
      at += 12 + size;
      if (type.equals("IEND")) {
        metadata = metadata.with(description);
        return;
      }
    }
    warnings.add("the PNG ends without its IEND chunk; it may be truncated");
    metadata = metadata.with(description);
  }

  private void readExif(byte[] block) {
    try {
      TiffStructure structure = TiffStructure.read(new ArrayBytes(name, block), "an EXIF block");
      metadata = ExifReader.read(structure, warnings);
    } catch (BadInput e) {
      warnings.add("its EXIF is damaged: " + e.getMessage());
    }
  }

  private void readProfile(byte[] chunk) {
    int end = 0;
    while (end < chunk.length && chunk[end] != 0) end++;
    if (end + 2 > chunk.length) return;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(chunk, end + 2, chunk.length - end - 2);
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished() && out.size() < LARGEST_CHUNK) {
        int n = inflater.inflate(buffer);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
        out.write(buffer, 0, n);
      }
      icc = out.toByteArray();
    } catch (DataFormatException e) {
      warnings.add("its ICC profile is damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  /// The XMP packet of an uncompressed iTXt chunk, or nothing.
  private static byte[] xmp(byte[] chunk) {
    byte[] keyword = "XML:com.adobe.xmp\0\0".getBytes(StandardCharsets.ISO_8859_1);
    if (chunk.length < keyword.length + 3) return new byte[0];
    if (!Arrays.equals(keyword, 0, keyword.length, chunk, 0, keyword.length)) return new byte[0];
    // Compression method, language and translated keyword come before the text.
    int at = keyword.length + 1;
    for (int texts = 0; texts < 2 && at < chunk.length; at++) if (chunk[at] == 0) texts++;
    return Arrays.copyOfRange(chunk, at, chunk.length);
  }
}
