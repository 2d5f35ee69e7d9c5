package pentimento.kra;

import java.nio.charset.StandardCharsets;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;

/// A file inside a document, read when asked for, while the document is open.
public record Part(ZipArchive archive, ZipEntry entry) {

  /// A profile, a vector drawing, a configuration: none is larger.
  private static final int LARGEST = 256 << 20;

  /// The entry's name in the archive.
  public String name() {
    return entry.name();
  }

  /// Bytes of content.
  public long size() {
    return entry.size();
  }

  /// CRC-32 of the content: with the size a cheap hint that two parts are equal.
  public long crc() {
    return entry.crc();
  }

  /// The content.
  ///
  /// @throws pentimento.pixel.BadInput when it is damaged
  public byte[] bytes() {
    return archive.bytes(entry, LARGEST);
  }

  /// The content as UTF-8 text, with a mark for what is not.
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Part p && p.archive == archive && p.entry.index() == entry.index();
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(archive) * 31 + entry.index();
  }

  @Override
  public String toString() {
    return name();
  }
}
