package pentimento.kpl.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;

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
      byte[] bytes = Files.readAllBytes(file);
      return format(file.toString(), bytes)
          .codec()
          .read(file.toString(), bytes, FilesBeside.of(file));
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  /// @param name by which the format is told where the content does not; and for errors
  public static ReadPalette read(String name, byte[] bytes) {
    return format(name, bytes).codec().read(name, bytes);
  }

  private static PaletteFormat format(String name, byte[] bytes) {
    PaletteFormat format = PaletteFormat.detect(name, bytes);
    if (format == null) {
      throw new BadInput(
          name,
          "",
          "is of no palette format we know",
          "use kpl, xml, gpl, ase, aco, act, pal, sbz, css, json or csv");
    }
    return format;
  }

  /// Reads bytes of a known format.
  public static ReadPalette read(String name, byte[] bytes, PaletteFormat format) {
    return format.codec().read(name, bytes);
  }

  /// The palette in another format, with what that cost.
  ///
  /// @throws pentimento.pixel.Unsupported when the format cannot hold so many swatches
  public static WrittenPalette convert(Palette palette, PaletteFormat format) {
    WrittenPalette written = format.codec().write(palette);
    if (format == PaletteFormat.KPL) return written;
    Palette again =
        format.codec().read("", written.bytes(), name -> written.beside().get(name)).palette();
    return written.withRemarks(WholeLosses.between(palette, again));
  }

  /// Replaces `file` by the palette in the given format, and puts the profiles beside it that it
  /// refers to.
  ///
  /// @throws CannotWrite also when another file has the name of such a profile
  public static WrittenPalette write(Path file, Palette palette, PaletteFormat format) {
    WrittenPalette written = convert(palette, format);
    written.beside().forEach((name, content) -> putBeside(file, name, content));
    put(file, written.bytes());
    return written;
  }

  private static void putBeside(Path palette, String name, byte[] content) {
    Path file = palette.resolveSibling(name);
    if (!Files.exists(file)) {
      put(file, content);
    } else if (!Arrays.equals(content, FilesBeside.of(palette).read(name))) {
      throw new CannotWrite(
          file.toString(),
          "is another file than the profile that " + palette.getFileName() + " needs there",
          "write the palette to another folder");
    }
  }

  private static void put(Path file, byte[] bytes) {
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) channel.write(buffer);
        });
  }
}
