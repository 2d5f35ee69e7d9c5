package pentimento.kpl.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;

/// Reads and writes palettes of any format.
public final class Palettes {

  private static final long MOST_BYTES = 1L << 30;

  private Palettes() {}

  /// Reads a file of any format, told by its content.
  ///
  /// @throws BadInput when it is no palette or a damaged one
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

  /// @param name by which the format is told where the content does not; and for errors
  public static ReadPalette read(String name, byte[] bytes) {
    PaletteFormat format = PaletteFormat.detect(name, bytes);
    if (format == null) {
      throw new BadInput(
          name,
          "",
          "is of no palette format we know",
          "use kpl, xml, gpl, ase, aco, act, pal, sbz, css, json or csv");
    }
    return format.codec().read(name, bytes);
  }

  /// Reads bytes of a known format.
  public static ReadPalette read(String name, byte[] bytes, PaletteFormat format) {
    return format.codec().read(name, bytes);
  }

  /// The palette in another format, with what that cost.
  ///
  /// @throws pentimento.pixel.Unsupported when the format cannot hold so many swatches
  public static WrittenPalette convert(Palette palette, PaletteFormat format) {
    return format.codec().write(palette);
  }

  /// Replaces `file` by the palette in the given format.
  public static WrittenPalette write(Path file, Palette palette, PaletteFormat format) {
    WrittenPalette written = convert(palette, format);
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(written.bytes());
          while (buffer.hasRemaining()) channel.write(buffer);
        });
    return written;
  }
}
