package pentimento.sample.paint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;

/// Deflates the entries of a .kra, which Krita stores as they are: tiles of flat paint shrink to a
/// half once more. Krita reads such files.
final class Repacking {

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String FIRST = "mimetype";

  private Repacking() {}

  static void deflate(Path file) {
    byte[] packed;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      packed = packed(zip);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(packed);
          while (buffer.hasRemaining()) channel.write(buffer);
        });
  }

  private static byte[] packed(ZipFile zip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (ZipEntry old : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(old).readAllBytes();
        ZipEntry entry = new ZipEntry(old.getName());
        entry.setTimeLocal(NO_TIME);
        if (old.getName().equals(FIRST)) store(entry, content);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /// The type of the file has to stand readable at its beginning.
  private static void store(ZipEntry entry, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
  }
}
