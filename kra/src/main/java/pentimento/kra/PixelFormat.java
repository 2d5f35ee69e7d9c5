package pentimento.kra;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A colour model at a depth: what Krita's irregular colour space ids (`RGBA`, `LABA`, `CMYKAU16`)
/// stand for.
public record PixelFormat(ColourModel model, Depth depth) {

  /// Red, green, blue and alpha in 32-bit floats.
  public static final PixelFormat RGBA_F32 = new PixelFormat(ColourModel.RGBA, Depth.F32);

  /// Selections: one byte, 0 not selected to 255 selected.
  public static final PixelFormat SELECTION = new PixelFormat(ColourModel.ALPHA, Depth.U8);

  private static final Map<String, PixelFormat> BY_ID = byId();

  /// The format of a colour space id, of this or an older era; null when no Krita wrote such an id.
  public static @Nullable PixelFormat ofKritaId(String id) {
    return BY_ID.get(id);
  }

  /// The id Krita 5 writes for this format.
  public String kritaId() {
    return switch (model) {
      case RGBA ->
          switch (depth) {
            case U8 -> "RGBA";
            case U16 -> "RGBA16";
            case F16 -> "RGBAF16";
            case F32 -> "RGBAF32";
          };
      case GRAYA ->
          switch (depth) {
            case U8 -> "GRAYA";
            case U16 -> "GRAYAU16";
            case F16 -> "GRAYAF16";
            case F32 -> "GRAYAF32";
          };
      case CMYKA ->
          switch (depth) {
            case U8 -> "CMYK";
            case U16 -> "CMYKAU16";
            case F16 -> "CMYKAF16";
            case F32 -> "CMYKAF32";
          };
      case LABA ->
          switch (depth) {
            case U8 -> "LABAU8";
            case U16 -> "LABA";
            case F16 -> "LABAF16";
            case F32 -> "LABAF32";
          };
      case XYZA ->
          switch (depth) {
            case U8 -> "XYZA8";
            case U16 -> "XYZA16";
            case F16 -> "XYZAF16";
            case F32 -> "XYZAF32";
          };
      case YCBCRA ->
          switch (depth) {
            case U8 -> "YCBCRA8";
            case U16 -> "YCBCRAU16";
            case F16 -> "YCBCRF16";
            case F32 -> "YCBCRF32";
          };
      case ALPHA ->
          switch (depth) {
            case U8 -> "ALPHA";
            case U16 -> "ALPHAU16";
            case F16 -> "ALPHAF16";
            case F32 -> "ALPHAF32";
          };
    };
  }

  /// Channels, alpha included.
  public int channels() {
    return model.channels();
  }

  /// Bytes of one pixel, all channels.
  public int bytesPerPixel() {
    return channels() * depth.bytes();
  }

  /// Which place in memory a channel of the model has: integer RGB lies blue first, everything else
  /// as the model names it.
  public int memoryIndex(int channel) {
    boolean swapped = model == ColourModel.RGBA && !depth.isFloat() && channel < 3;
    return swapped ? 2 - channel : channel;
  }

  /// The channel alpha has, in the model and in memory.
  public int alpha() {
    return channels() - 1;
  }

  /// The pixel that a layer without a default pixel is filled with: alpha 0, colours 0, the chroma
  /// of Lab and YCbCr neutral.
  public byte[] transparentPixel() {
    byte[] pixel = new byte[bytesPerPixel()];
    if (model == ColourModel.LABA || model == ColourModel.YCBCRA) {
      for (int c = 1; c <= 2; c++) {
        switch (depth) {
          case U8 -> pixel[c] = (byte) 0x80;
          case U16 -> pixel[2 * c + 1] = (byte) 0x80;
          case F16 -> {
            if (model == ColourModel.YCBCRA) pixel[2 * c + 1] = 0x38;
          }
          case F32 -> {
            if (model == ColourModel.YCBCRA) pixel[4 * c + 3] = 0x3f;
          }
        }
      }
    }
    return pixel;
  }

  /// Like `RGBA/F32`.
  @Override
  public String toString() {
    return model.kritaId() + "/" + depth;
  }

  private static Map<String, PixelFormat> byId() {
    Map<String, PixelFormat> ids = new HashMap<>();
    for (ColourModel model : ColourModel.values()) {
      for (Depth depth : Depth.values()) {
        PixelFormat format = new PixelFormat(model, depth);
        ids.put(format.kritaId(), format);
      }
    }
    ids.put("Grayscale + Alpha", new PixelFormat(ColourModel.GRAYA, Depth.U8));
    ids.put("RgbAF32", RGBA_F32);
    ids.put("RgbAF16", new PixelFormat(ColourModel.RGBA, Depth.F16));
    ids.put("CMYKA16", new PixelFormat(ColourModel.CMYKA, Depth.U16));
    ids.put("GrayF32", new PixelFormat(ColourModel.GRAYA, Depth.F32));
    ids.put("GRAYA16", new PixelFormat(ColourModel.GRAYA, Depth.U16));
    ids.put("XyzAF16", new PixelFormat(ColourModel.XYZA, Depth.F16));
    ids.put("XyzAF32", new PixelFormat(ColourModel.XYZA, Depth.F32));
    ids.put("YCbCrA", new PixelFormat(ColourModel.YCBCRA, Depth.U8));
    ids.put("YCbCrAU16", new PixelFormat(ColourModel.YCBCRA, Depth.U16));
    ids.put("YCBCRAF32", new PixelFormat(ColourModel.YCBCRA, Depth.F32));
    return Map.copyOf(ids);
  }
}
