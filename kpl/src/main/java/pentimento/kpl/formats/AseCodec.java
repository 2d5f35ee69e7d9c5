package pentimento.kpl.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;

/// Adobe's swatch exchange: named floats in groups. RGB and gray are taken as sRGB; ink has no
/// profile.
final class AseCodec implements PaletteCodec {

  private static final int GROUP_START = 0xc001;
  private static final int GROUP_END = 0xc002;
  private static final int COLOUR = 0x0001;

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    Bytes in = new Bytes(file, bytes);
    if (!in.ascii(4).equals("ASEF")) throw in.seek(0).bad("is not an ASE file ('ASEF' expected)");
    in.skip(4);
    int blocks = in.i32();
    List<Remark> remarks = new ArrayList<>();
    Map<String, List<Swatch>> groups = new LinkedHashMap<>();
    groups.put("", new ArrayList<>());
    String group = "";
    for (int i = 0; i < blocks && in.left() >= 6; i++) {
      int type = in.u16();
      int length = in.i32();
      in.require(length);
      int end = in.position() + length;
      switch (type) {
        case GROUP_START -> {
          group = in.utf16(in.u16());
          groups.computeIfAbsent(group, _ -> new ArrayList<>());
        }
        case GROUP_END -> group = "";
        case COLOUR -> {
          Swatch swatch = colour(in, remarks);
          if (swatch != null) groups.getOrDefault(group, groups.get("")).add(swatch);
        }
        default ->
            remarks.add(
                new Remark("offset " + in.position(), "block type " + type + " is not known"));
      }
      in.seek(end);
    }
    List<SwatchGroup> filled = new ArrayList<>();
    groups.forEach(
        (name, swatches) -> filled.add(SwatchGroup.filled(name, Palette.USUAL_COLUMNS, swatches)));
    return new ReadPalette(new Palette("", "", Palette.USUAL_COLUMNS, filled, List.of()), remarks);
  }

  private static @Nullable Swatch colour(Bytes in, List<Remark> remarks) {
    String name = in.utf16(in.u16());
    String model = in.ascii(4);
    SwatchDepth depth = SwatchDepth.F32;
    ColourValue value;
    switch (model) {
      case "RGB " ->
          value =
              ColourValue.of(
                  SwatchModel.RGB, "sRGB-elle-V2-srgbtrc.icc", in.f32(), in.f32(), in.f32());
      case "CMYK" -> {
        depth = SwatchDepth.U16;
        value = ColourValue.of(SwatchModel.CMYK, "", in.f32(), in.f32(), in.f32(), in.f32());
      }
      case "LAB " -> {
        // L is kept as 0 to 1.
        double l = Double.parseDouble(Float.toString(in.f32())) * 100;
        value =
            ColourValue.of(SwatchModel.LAB, "Lab identity built-in", (float) l, in.f32(), in.f32());
      }
      case "Gray" ->
          value = ColourValue.of(SwatchModel.GRAY, "Gray-D50-elle-V2-srgbtrc.icc", in.f32());
      default -> {
        remarks.add(
            new Remark(
                "'" + name + "'", "has the model '" + model + "', which is not known; left out"));
        return null;
      }
    }
    boolean finite = true;
    for (double v : value.values()) finite &= Double.isFinite(v);
    if (!finite) {
      remarks.add(new Remark("'" + name + "'", "has numbers that are none; taken as black"));
      value = ColourValue.srgb(0, 0, 0);
    }
    boolean spot = in.left() >= 2 && in.u16() == 1;
    return new Swatch(name, "", spot, depth, value);
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int blocks = 0;
    for (SwatchGroup group : palette.groups()) {
      if (!group.name().isEmpty()) {
        block(body, GROUP_START, name(group.name()));
        blocks++;
      }
      for (PlacedSwatch p : group.swatches()) {
        block(body, COLOUR, colour(ledger, group, p.swatch()));
        blocks++;
      }
      if (!group.name().isEmpty()) {
        block(body, GROUP_END, new byte[0]);
        blocks++;
      }
    }
    ByteBuffer out = ByteBuffer.allocate(12 + body.size());
    out.put("ASEF".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).putShort((short) 0);
    return ledger.close(out.putInt(blocks).put(body.toByteArray()).array());
  }

  private static void block(ByteArrayOutputStream out, int type, byte[] content) {
    out.writeBytes(ByteBuffer.allocate(6).putShort((short) type).putInt(content.length).array());
    out.writeBytes(content);
  }

  private static byte[] name(String text) {
    String cut = text.length() > 65534 ? text.substring(0, 65534) : text;
    ByteBuffer out = ByteBuffer.allocate(4 + 2 * cut.length());
    out.putShort((short) (cut.length() + 1)).put(cut.getBytes(StandardCharsets.UTF_16BE));
    return out.putShort((short) 0).array();
  }

  private static byte[] colour(LossLedger ledger, SwatchGroup group, Swatch swatch) {
    ColourValue stored = AdobeColours.forExchange(ledger, swatch);
    List<String> lost = new ArrayList<>();
    if (!swatch.id().isEmpty()) lost.add("id");
    if (AdobeColours.losesProfile(swatch, stored)) lost.add("profile");
    ledger.note(group, swatch, stored, false, lost);
    String model =
        switch (stored.model()) {
          case CMYK -> "CMYK";
          case LAB -> "LAB ";
          case GRAY -> "Gray";
          default -> "RGB ";
        };
    byte[] name = name(swatch.name());
    double[] values = stored.values();
    if (stored.model() == SwatchModel.LAB) values[0] /= 100;
    ByteBuffer out = ByteBuffer.allocate(name.length + 4 + 4 * values.length + 2);
    out.put(name).put(model.getBytes(StandardCharsets.US_ASCII));
    for (double v : values) out.putFloat((float) v);
    return out.putShort((short) (swatch.spot() ? 1 : 2)).array();
  }
}
