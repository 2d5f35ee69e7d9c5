package pentimento.kra.fuzz;

import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.gradient.ColourMix;
import pentimento.kra.gradient.GradientColour;
import pentimento.kra.gradient.GradientSpace;

/// A space in which a gradient's numbers stand for themselves, whatever their own space.
final class NoConversion implements GradientSpace {

  @Override
  public ColourMix mix() {
    return new ColourMix(new PixelFormat(ColourModel.RGBA, Depth.U16));
  }

  @Override
  public float[] of(GradientColour colour) {
    float[] samples = colour.samples();
    float[] pixel = new float[4];
    for (int c = 0; c < 4; c++) pixel[c] = samples[Math.min(c, samples.length - 1)];
    return pixel;
  }

  @Override
  public int[] bytes(GradientColour colour) {
    float[] pixel = of(colour);
    int[] bytes = new int[4];
    for (int c = 0; c < 4; c++) bytes[c] = (int) pixel[c] & 255;
    return bytes;
  }

  @Override
  public float[][] ofBytes(int[][] pixels) {
    float[][] numbers = new float[pixels.length][4];
    for (int i = 0; i < pixels.length; i++) {
      for (int c = 0; c < 4; c++) numbers[i][c] = pixels[i][c] * 257;
    }
    return numbers;
  }

  @Override
  public float[][] ofScreen(int[][] pixels) {
    return ofBytes(pixels);
  }
}
