package pentimento.kpl.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import pentimento.kpl.colour.ColourFormulas;
import pentimento.pixel.Unsupported;

/// Photoshop's swatches: four 16-bit words a colour, once without and once with names.
final class AcoCodec implements PaletteCodec {

  private static final int RGB = 0;
  private static final int HSB = 1;
  private static final int CMYK = 2;
  private static final int LAB = 7;
  private static final int GRAY = 8;
  private static final int WIDE_CMYK = 9;

  private final String srgb = "sRGB-elle-V2-srgbtrc.icc";

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    Bytes in = new Bytes(file, bytes);
    List<Remark> remarks = new ArrayList<>();
    List<Swatch> swatches = new ArrayList<>();
    int version = in.u16();
    if (version != 1 && version != 2)
      throw in.seek(0).bad("is not an ACO file (version 1 or 2 expected)");
    int count = in.u16();
    if (version == 1 && in.left() >= 10L * count + 4) {
      int second = in.position() + 10 * count;
      int back = in.position();
      if (in.seek(second).u16() == 2) {
        version = 2;
        count = in.u16();
      } else {
        in.seek(back);
      }
    }
    for (int i = 0; i < count; i++) {
      if (in.left() < 10) {
        remarks.add(
            new Remark("offset " + in.position(), "ends after " + i + " of " + count + " colours"));
        break;
      }
      int space = in.u16();
      ColourValue value = value(space, in, remarks, i);
      String name = version == 2 ? name(in) : "";
      if (value != null) swatches.add(new Swatch(name, depth(value), value));
    }
    return new ReadPalette(Palette.of("", Palette.USUAL_COLUMNS, swatches), remarks);
  }

  private static String name(Bytes in) {
    int units = in.i32();
    in.require(2L * units);
    return in.utf16(units);
  }

  private static SwatchDepth depth(ColourValue value) {
    return value.model() == SwatchModel.LAB ? SwatchDepth.F32 : SwatchDepth.U16;
  }

  private @Nullable ColourValue value(int space, Bytes in, List<Remark> remarks, int index) {
    int w = in.u16();
    int x = in.u16();
    int y = in.u16();
    int z = in.u16();
    return switch (space) {
      case RGB -> ColourValue.of(SwatchModel.RGB, srgb, w / 65535.0, x / 65535.0, y / 65535.0);
      case HSB -> {
        double[] rgb = ColourFormulas.rgbFromHsv(w * 360 / 65536.0, x / 65535.0, y / 65535.0);
        yield ColourValue.of(SwatchModel.RGB, srgb, rgb);
      }
      case CMYK -> ColourValue.of(SwatchModel.CMYK, "", ink(w), ink(x), ink(y), ink(z));
      case LAB ->
          ColourValue.of(
              SwatchModel.LAB,
              "Lab identity built-in",
              w / 100.0,
              (short) x / 100.0,
              (short) y / 100.0);
      case GRAY -> {
        remarks.add(new Remark("colour " + (index + 1), "is gray; 10000 taken as white"));
        yield ColourValue.of(
            SwatchModel.GRAY, "Gray-D50-elle-V2-srgbtrc.icc", Math.min(1, w / 10000.0));
      }
      case WIDE_CMYK ->
          ColourValue.of(SwatchModel.CMYK, "", w / 10000.0, x / 10000.0, y / 10000.0, z / 10000.0);
      default -> {
        remarks.add(new Remark("colour " + (index + 1), "has the space " + space + "; left out"));
        yield null;
      }
    };
  }

  private static double ink(int word) {
    return (65535 - word) / 65535.0;
  }

  @Override
  public WrittenPalette write(Palette palette) {
    if (palette.size() > 65535) {
      throw new Unsupported(
          palette.name(), "has more than 65535 swatches", "choose another format");
    }
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ledger.groupsAreLost();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        byte[] words = words(ledger, group, p.swatch());
        plain.writeBytes(words);
        named.writeBytes(words);
        byte[] name = p.swatch().name().getBytes(StandardCharsets.UTF_16BE);
        named.writeBytes(
            ByteBuffer.allocate(6 + name.length).putInt(name.length / 2 + 1).put(name).array());
      }
    }
    ByteBuffer out = ByteBuffer.allocate(8 + plain.size() + named.size());
    out.putShort((short) 1).putShort((short) palette.size()).put(plain.toByteArray());
    out.putShort((short) 2).putShort((short) palette.size()).put(named.toByteArray());
    return ledger.close(out.array());
  }

  private byte[] words(LossLedger ledger, SwatchGroup group, Swatch swatch) {
    ColourValue value = AdobeColours.forExchange(ledger, swatch);
    if (value.model() == SwatchModel.GRAY) {
      value = ColourValue.of(SwatchModel.RGB, srgb, value.value(0), value.value(0), value.value(0));
    }
    int[] w = new int[4];
    boolean clipped = false;
    ColourValue stored;
    int space;
    switch (value.model()) {
      case CMYK -> {
        space = CMYK;
        double[] v = new double[4];
        for (int i = 0; i < 4; i++) {
          clipped |= value.value(i) < 0 || value.value(i) > 1;
          w[i] = 65535 - (int) Math.floor(Math.clamp(value.value(i), 0, 1) * 65535 + 0.5);
          v[i] = ink(w[i]);
        }
        stored = ColourValue.of(SwatchModel.CMYK, "", v);
      }
      case LAB -> {
        space = LAB;
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
          double least = i == 0 ? 0 : -128;
          double most = i == 0 ? 100 : 127;
          clipped |= value.value(i) < least || value.value(i) > most;
          w[i] = (int) Math.rint(Math.clamp(value.value(i), least, most) * 100);
          v[i] = w[i] / 100.0;
        }
        stored = ColourValue.of(SwatchModel.LAB, value.space(), v);
      }
      default -> {
        space = RGB;
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
          clipped |= value.value(i) < -1e-5 || value.value(i) > 1 + 1e-5;
          w[i] = (int) Math.floor(Math.clamp(value.value(i), 0, 1) * 65535 + 0.5);
          v[i] = w[i] / 65535.0;
        }
        stored = ColourValue.of(SwatchModel.RGB, srgb, v);
      }
    }
    List<String> lost = new ArrayList<>();
    if (!swatch.id().isEmpty()) lost.add("id");
    if (swatch.spot()) lost.add("spot");
    if (AdobeColours.losesProfile(swatch, stored)) lost.add("profile");
    ledger.note(group, swatch, stored, clipped, lost);
    ByteBuffer out = ByteBuffer.allocate(10).putShort((short) space);
    for (int word : w) out.putShort((short) word);
    return out.array();
  }
}
