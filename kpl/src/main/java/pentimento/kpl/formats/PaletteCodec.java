package pentimento.kpl.formats;

import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;

/// Reads and writes one format.
interface PaletteCodec {

  /// @param file what to call it in errors
  /// @throws pentimento.pixel.BadInput when the bytes are not of this format
  ReadPalette read(String file, byte[] bytes);

  /// @throws pentimento.pixel.Unsupported when the format cannot hold so many swatches
  WrittenPalette write(Palette palette);
}
