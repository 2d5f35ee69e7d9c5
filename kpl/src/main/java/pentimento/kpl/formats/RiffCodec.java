package pentimento.kpl.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.pixel.Unsupported;

/// Microsoft's palettes: a RIFF file of form `PAL ` whose `data` chunk holds a LOGPALETTE.
final class RiffCodec implements PaletteCodec {

  private static final int MOST = 65535;

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    Bytes in = new Bytes(file, bytes).littleEndian();
    if (!in.ascii(4).equals("RIFF"))
      throw in.seek(0).bad("is not a RIFF palette ('RIFF' expected)");
    in.skip(4);
    if (!in.ascii(4).equals("PAL ")) throw in.bad("is not a RIFF palette ('PAL ' expected)");
    while (in.left() >= 8) {
      String chunk = in.ascii(4);
      int size = in.i32();
      if (chunk.equals("data")) return data(in);
      in.require(size);
      in.skip(size + (size & 1));
    }
    throw in.bad("has no 'data' chunk");
  }

  private static ReadPalette data(Bytes in) {
    List<Remark> remarks = new ArrayList<>();
    in.skip(2);
    int count = in.u16();
    if (count * 4L > in.left()) {
      remarks.add(
          new Remark(
              "offset " + in.position(), "promises " + count + " colours, has " + in.left() / 4));
      count = in.left() / 4;
    }
    List<Swatch> swatches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      swatches.add(SrgbCodes.swatch("", in.u8(), in.u8(), in.u8()));
      in.skip(1);
    }
    return new ReadPalette(Palette.of("", Palette.USUAL_COLUMNS, swatches), remarks);
  }

  @Override
  public WrittenPalette write(Palette palette) {
    if (palette.size() > MOST) {
      throw new Unsupported(
          palette.name(), "has more than " + MOST + " swatches", "choose another format");
    }
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ledger.groupsAreLost();
    SrgbCodes codes = new SrgbCodes(ledger, false);
    int data = 4 + 4 * palette.size();
    ByteBuffer out = ByteBuffer.allocate(20 + data).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + data);
    out.put("PAL data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
    out.putShort((short) 0x0300).putShort((short) palette.size());
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        for (int code : codes.codes(group, p)) out.put((byte) code);
        out.put((byte) 0);
      }
    }
    return ledger.close(out.array());
  }
}
