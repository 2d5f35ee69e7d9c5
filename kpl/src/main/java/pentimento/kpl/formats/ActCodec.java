package pentimento.kpl.formats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.pixel.Unsupported;

/// Photoshop's colour tables: 256 triples, then how many of them count.
final class ActCodec implements PaletteCodec {

  private static final int SIZE = 256;

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    Bytes in = new Bytes(file, bytes);
    if (bytes.length != 768 && bytes.length != 772) {
      throw in.bad("has " + bytes.length + " bytes; 768 or 772 expected of a colour table");
    }
    int count = SIZE;
    if (bytes.length == 772) {
      int stated = in.seek(768).u16();
      if (stated >= 1 && stated <= SIZE) count = stated;
      in.seek(0);
    }
    List<Swatch> swatches = new ArrayList<>();
    for (int i = 0; i < count; i++) swatches.add(SrgbCodes.swatch("", in.u8(), in.u8(), in.u8()));
    return new ReadPalette(Palette.of("", Palette.USUAL_COLUMNS, swatches), List.of());
  }

  @Override
  public WrittenPalette write(Palette palette) {
    if (palette.size() > SIZE || palette.size() == 0) {
      throw new Unsupported(
          palette.name(),
          "has " + palette.size() + " swatches; a colour table holds 1 to 256",
          "choose another format");
    }
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ledger.groupsAreLost();
    SrgbCodes codes = new SrgbCodes(ledger, false);
    ByteBuffer out = ByteBuffer.allocate(772);
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        for (int code : codes.codes(group, p)) out.put((byte) code);
      }
    }
    out.position(768);
    out.putShort((short) palette.size()).putShort((short) -1);
    return ledger.close(out.array());
  }
}
