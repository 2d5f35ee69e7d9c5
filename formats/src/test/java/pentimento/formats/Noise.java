package pentimento.formats;

import java.util.Random;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Test pictures.
public final class Noise {

  private Noise() {}

  /// Samples that `bits` bits can hold exactly, as fractions of the largest: a gradient with noise.
  public static Planes whole(int width, int height, int channels, int bits) {
    Planes planes = Planes.allocate(Rect.ofSize(width, height), channels);
    Random random = new Random(width * 131L + height);
    double largest = Math.scalb(1.0, bits) - 1;
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) {
        double smooth = (i % width + (double) i / width) / (width + height);
        double value = random.nextInt(30) == 0 ? random.nextDouble() : smooth;
        plane[i] = (float) (StrictMath.rint(value * largest) / largest);
      }
    }
    return planes;
  }

  /// Floats beyond 0 and 1, with a few that are special.
  public static Planes unbounded(int width, int height, int channels) {
    Planes planes = Planes.allocate(Rect.ofSize(width, height), channels);
    Random random = new Random(width * 31L + height);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = (float) random.nextGaussian() * 100;
      plane[plane.length / 2] = Float.POSITIVE_INFINITY;
      plane[plane.length - 1] = -0f;
    }
    return planes;
  }
}
