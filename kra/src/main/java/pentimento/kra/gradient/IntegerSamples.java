package pentimento.kra.gradient;

import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.IntTile;

/// How mixed colours of 16 bits become pixels of an integer format.
///
/// @param dither whether noise hides the steps
public record IntegerSamples(PixelFormat format, boolean dither) {

  /// Writes a pixel of the image.
  ///
  /// @param words codes of 16 bits, alpha last
  /// @param at where in the tile
  public void put(float[] words, int x, int y, IntTile into, int at) {
    boolean bytes = format.depth() == Depth.U8;
    int last = words.length - 1;
    boolean inks = format.model() == ColourModel.CMYKA;
    if (!dither && !bytes) {
      for (int c = 0; c <= last; c++) into.plane(c)[at] = (int) words[c];
      return;
    }
    int unit = bytes ? 255 : 65535;
    float noise = dither ? BlueNoise.at(x, y) : 0;
    for (int c = 0; c <= last; c++) {
      boolean cut = inks && c < last;
      if (dither || cut) {
        float v = words[c] / 65535f;
        if (dither) v += (noise - v) * (1f / (unit + 1));
        // Of inks Krita cuts off what is less than a code.
        into.plane(c)[at] = (int) (cut ? v * unit : Math.clamp(v * unit, 0f, unit) + 0.5f);
      } else {
        int word = (int) words[c];
        into.plane(c)[at] = word - (word >> 8) + 128 >> 8;
      }
    }
  }
}
