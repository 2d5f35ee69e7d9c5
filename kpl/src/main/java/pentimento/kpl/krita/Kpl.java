package pentimento.kpl.krita;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;

/// Krita's palette files.
public final class Kpl {

  static final String MIME_TYPE = "application/x-krita-palette";
  static final String OLD_MIME_TYPE = "krita/x-colorset";

  private static final long MOST_BYTES = 1L << 30;

  private Kpl() {}

  /// @throws BadInput when the file cannot be read as a palette
  public static ReadPalette read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadInput(file.toString(), "", "is too large for a palette");
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  /// @param name what to call it in errors
  public static ReadPalette read(String name, byte[] bytes) {
    return new KplReader(name, bytes).read();
  }

  /// Replaces `file` by the palette.
  ///
  /// @throws pentimento.pixel.CannotWrite when the system refuses
  public static void write(Path file, Palette palette) {
    byte[] bytes = bytes(palette);
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) channel.write(buffer);
        });
  }

  /// The file's bytes, version 2.0, the same every time.
  public static byte[] bytes(Palette palette) {
    return bytes(palette, KplVersion.V2_0);
  }

  public static byte[] bytes(Palette palette, KplVersion version) {
    return new KplWriter(palette, version).bytes();
  }

  /// The bare `colorset.xml`.
  public static byte[] colorset(Palette palette, KplVersion version) {
    return new KplWriter(palette, version).colorset();
  }
}
