package pentimento.kra.gradient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// The noise by which Krita dithers: a square of 64 x 64 numbers that repeats.
final class BlueNoise {

  private static final int SIDE = 64;
  private static final float[] NOISE = load();

  private BlueNoise() {}

  /// The noise of a pixel of the image, above 0 and below 1.
  static float at(int x, int y) {
    return NOISE[(y & SIDE - 1) * SIDE + (x & SIDE - 1)];
  }

  private static float[] load() {
    byte[] bytes;
    try (InputStream in = BlueNoise.class.getResourceAsStream("blue-noise.bin")) {
      if (in == null) throw new IllegalStateException("blue-noise.bin is missing");
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer ranks = ByteBuffer.wrap(bytes);
    float[] noise = new float[SIDE * SIDE];
    for (int i = 0; i < noise.length; i++) noise[i] = ranks.getShort() / 4096f + 1 / 8192f;
    return noise;
  }
}
