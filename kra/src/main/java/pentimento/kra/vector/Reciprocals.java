package pentimento.kra.vector;

/// Premultiplied colours of 8 bits divided by their alpha as Krita's processor does it.
///
/// Qt multiplies by an approximate reciprocal with one step of Newton's. The processor's maker is
/// free in the 12 bits it begins with, and with them whether a half is rounded up or down.
final class Reciprocals {

  /// The mantissas of `1/128` to `1/255` in 12 bits, as measured on an AMD EPYC.
  private static final String MANTISSAS =
      "ffefbff81f43f07ecbe91e57e1cde4dadd77d41d0ccd8ca4c70c3ec0dbdcbacb7db4eb20af1a"
          + "c4a98a6ca41a169ec9c29989709489208f98d28ac88686183c8187f47d07ad78a76874572470"
          + "26e26c16a16816626426236055e75c95ac58f57255553851d5014e64ca4b049547a46044742d"
          + "4143fb3e23c93b139938136935233b32430d2f62e02ca2b429e28827325e24823421f20b1f61"
          + "e21cf1bb1a719418116e15b1481361231100fe0ec0db0c90b70a609508407306205104103002"
          + "0010";

  private static final float[] FACTORS = new float[256];

  static {
    for (int alpha = 1; alpha < 256; alpha++) {
      int shift = Integer.numberOfLeadingZeros(alpha) - 24;
      int at = 3 * ((alpha << shift) - 128);
      int mantissa = Integer.parseInt(MANTISSAS, at, at + 3, 16);
      float first = Float.intBitsToFloat(119 + shift << 23 | mantissa << 11);
      FACTORS[alpha] = (first + first - first * (first * alpha)) * 255;
    }
  }

  private Reciprocals() {}

  /// @param argb premultiplied
  static int divided(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255) return argb;
    if (alpha == 0) return 0;
    float factor = FACTORS[alpha];
    return alpha << 24
        | divided(argb >> 16 & 255, factor) << 16
        | divided(argb >> 8 & 255, factor) << 8
        | divided(argb & 255, factor);
  }

  private static int divided(int premultiplied, float factor) {
    return Math.min((int) Math.rint(premultiplied * factor), 255);
  }

  /// Whether another processor may round one of the channels otherwise.
  static boolean isHalf(int argb) {
    int alpha = argb >>> 24;
    // An odd alpha has no halves.
    if ((alpha & 1) == 1 || alpha == 0) return false;
    return isHalf(argb >> 16 & 255, alpha)
        || isHalf(argb >> 8 & 255, alpha)
        || isHalf(argb & 255, alpha);
  }

  private static boolean isHalf(int premultiplied, int alpha) {
    return premultiplied * 510 % (2 * alpha) == alpha;
  }
}
