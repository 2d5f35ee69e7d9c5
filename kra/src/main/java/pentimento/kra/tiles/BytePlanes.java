package pentimento.kra.tiles;

/// Between interleaved pixels and the planes of bytes that compress better: plane k holds byte k of
/// every pixel.
public final class BytePlanes {

  private BytePlanes() {}

  public static void interleave(byte[] planar, int pixels, int pixelSize, byte[] interleaved) {
    switch (pixelSize) {
      case 1 -> System.arraycopy(planar, 0, interleaved, 0, pixels);
      default -> {
        for (int k = 0; k < pixelSize; k++) {
          int plane = k * pixels;
          for (int i = 0, to = k; i < pixels; i++, to += pixelSize) {
            interleaved[to] = planar[plane + i];
          }
        }
      }
    }
  }

  public static void separate(byte[] interleaved, int pixels, int pixelSize, byte[] planar) {
    for (int k = 0; k < pixelSize; k++) {
      int plane = k * pixels;
      for (int i = 0, from = k; i < pixels; i++, from += pixelSize) {
        planar[plane + i] = interleaved[from];
      }
    }
  }
}
