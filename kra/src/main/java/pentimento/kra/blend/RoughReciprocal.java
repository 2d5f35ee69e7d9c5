package pentimento.kra.blend;

/// The processor's approximate reciprocal of a 32-bit float (`rcpps`), with which Krita 5.1.5 and
/// Qt divide by alpha.
///
/// Its maker is free in the 12 bits of the result; these were measured on an AMD EPYC. They depend
/// on the first 12 bits of the mantissa, as the difference of two numbers: one by bits 1 to 8, one
/// by bits 1 to 4 and 9 to 12.
public final class RoughReciprocal {

  private static final String COARSE =
      "ffefdefbff9ff81f62f43f25f07ee9ecbeaee91e74e57e3ae1ce00de4dc9dadd92d77d5cd41d"
          + "26d0ccf2cd8cbeca4c8bc70c57c3ec25c0dbf4bdcbc4bacb94b7db65b4eb37b20b09af1adbac"
          + "4aaea98a82a6ca56a41a2ba16a019ec9d79c29ae99898497095c94893492090d8f98e68d28bf"
          + "8ac89988687486184f83c82a8188067f47e27d07bf7ad79c78a7797687577457347247137026"
          + "f26e26d16c16b16a16916816726626526426336236146055f65e75d85c95ba5ac59d58f58057"
          + "256355554753852a51d50f5014f34e64d84ca4bd4b04a249548847a46d46045344743a42d420"
          + "4144073fb3ee3e23d63c93bd3b13a539938d38137536935e35234633b32f32431830d3022f62"
          + "eb2e02d52ca2bf2b42a929e29328827e27326925e25324823e23422921f21520b2011f61ec1e"
          + "21d81cf1c51bb1b11a719e19418a18117716e16415b15114813f13612c12311a1101070fe0f5"
          + "0ec0e30db0d20c90c00b70af0a609d09508c08407b07306a06205a0510490410390300280200"
          + "18010008";

  private static final String FINE =
      "0002030507090b0d0f11121416181a1c0001030506080a0b0d0f101214151719000103040507"
          + "080a0b0d0e101113141600010204050608090a0c0d0e101112140001020304060708090b0c0d"
          + "0e0f11120001020405060708090a0b0c0e0f1011000102030405060708090a0b0c0d0e0f0001"
          + "0203040505060708090a0b0c0d0e0001020203040506070808090a0b0c0d0001010203040505"
          + "06070809090a0b0c000102020304040506070708090a0a0b0001010203030405050607070809"
          + "090a000001020203030405050607070808090000010202030304050506060708080900000101"
          + "02020303040505060607070800000101020203040405050606070708";

  private static final short[] MANTISSAS = new short[4096];

  static {
    for (int i = 0; i < MANTISSAS.length; i++) {
      int coarse = i >> 4;
      int fine = i >> 8 << 4 | i & 15;
      MANTISSAS[i] =
          (short)
              (Integer.parseInt(COARSE, 3 * coarse, 3 * coarse + 3, 16)
                  - Integer.parseInt(FINE, 2 * fine, 2 * fine + 2, 16));
    }
  }

  private RoughReciprocal() {}

  /// About `1 / v`, within 4e-4 of it, for a normal positive `v` below 2^126.
  public static float of(float v) {
    int bits = Float.floatToRawIntBits(v);
    int exponent = 253 - (bits >>> 23);
    return Float.intBitsToFloat(exponent << 23 | MANTISSAS[bits >>> 11 & 4095] << 11);
  }
}
