package pentimento.kpl.formats;

import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;

/// Reads and writes one format.
interface PaletteCodec {

  /// @param file what to call it in errors
  /// @throws pentimento.pixel.BadInput when the bytes are not of this format
  ReadPalette read(String file, byte[] bytes);

  /// The same, for formats that refer to files beside them.
  default ReadPalette read(String file, byte[] bytes, FilesBeside beside) {
    return read(file, bytes);
  }

  /// @throws pentimento.pixel.Unsupported when the format cannot hold so many swatches
  WrittenPalette write(Palette palette);
}
