package pentimento.pixel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PowersTest {

  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Math.nextDown(Float.MIN_NORMAL),
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    1f,
    -1f,
    Math.nextDown(1f),
    Math.nextUp(1f),
    0.5f,
    2f,
    126f,
    -126f,
    127f,
    -127f,
    127.49999f,
    127.5f,
    128f,
    -125.5f,
    -126.5f,
    -150f,
    1e-30f,
    1e30f,
    0.70710677f,
    0.7071068f
  };

  @Test
  void loops_and_scalar_agree_in_every_bit_at_odd_sizes() {
    long seed = 20240711;
    Random random = new Random(seed);
    for (int length : new int[] {0, 1, 2, 3, 7, 15, 16, 17, 31, 33, 63, 100, 1021, 1024, 2050}) {
      float[] in = new float[length + 5];
      for (int i = 0; i < in.length; i++) {
        in[i] =
            switch (random.nextInt(4)) {
              case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
              case 1 -> Float.intBitsToFloat(random.nextInt());
              case 2 -> random.nextFloat() * 260 - 130;
              default -> random.nextFloat() * 4;
            };
      }
      float[] vector = new float[length + 9];
      float[] scalar = new float[length + 9];
      Powers.log2(in, 3, vector, 5, length, 1.25f, -0.5f);
      PowersScalar.log2(in, 3, scalar, 5, length, 1.25f, -0.5f);
      assertThat(vector).as("log2, %d samples, seed %d", length, seed).isEqualTo(scalar);
      Powers.exp2(in, 3, vector, 5, length, 0.75f, 0.25f);
      PowersScalar.exp2(in, 3, scalar, 5, length, 0.75f, 0.25f);
      assertThat(vector).as("exp2, %d samples, seed %d", length, seed).isEqualTo(scalar);
      Powers.pow(in, 3, vector, 5, length, 0.7f);
      for (int i = 0; i < length; i++) scalar[5 + i] = Powers.pow(in[3 + i], 0.7f);
      assertThat(vector).as("pow, %d samples, seed %d", length, seed).isEqualTo(scalar);
    }
  }

  @Test
  void in_place_is_allowed() {
    float[] a = new float[77];
    float[] b = new float[77];
    for (int i = 0; i < a.length; i++) a[i] = i * 0.1f + 0.01f;
    Powers.log2(a, 0, b, 0, 77, 1, 0);
    Powers.log2(a, 0, a, 0, 77, 1, 0);
    assertThat(a).isEqualTo(b);
  }

  @Test
  void log2_is_close_to_the_true_one() {
    double worst = 0;
    for (int bits = 0x00800000; bits < 0x7f800000; bits += 2731) {
      float x = Float.intBitsToFloat(bits);
      double exact = StrictMath.log(x) / StrictMath.log(2);
      double error = Math.abs(Powers.log2(x) - exact);
      worst = Math.max(worst, error / Math.max(Math.ulp((float) exact) * 1.5, 1e-7));
    }
    assertThat(worst).isLessThan(1);
    for (float x = 0.75f; x < 1.5f; x += 1e-5f) {
      double exact = StrictMath.log(x) / StrictMath.log(2);
      assertThat((double) Powers.log2(x)).isCloseTo(exact, within(2e-7 * Math.abs(exact) + 1e-12));
    }
  }

  @Test
  void exp2_is_close_to_the_true_one() {
    double worst = 0;
    for (float x = -126; x < 128; x += 1.1e-3f) {
      double exact = StrictMath.pow(2, x);
      worst = Math.max(worst, Math.abs(Powers.exp2(x) / exact - 1));
    }
    assertThat(worst).isLessThan(2e-7);
  }

  @Test
  void powers_are_close_to_the_true_ones() {
    for (float exponent : new float[] {1f / 3, 0.5f, 0.7f, 1.5f, 3.6f, -0.4f}) {
      for (float x = 1e-4f; x < 40; x *= 1.01f) {
        double exact = StrictMath.pow(x, exponent);
        double bound = 1.4e-7 * (1 + Math.abs(exponent * StrictMath.log(x) / StrictMath.log(2)));
        assertThat(Powers.pow(x, exponent) / exact - 1).isCloseTo(0, within(bound));
      }
    }
  }

  @Test
  void outside_the_range() {
    assertThat(Powers.log2(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Powers.log2(-3)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Powers.log2(Float.NaN)).isNaN();
    assertThat(Powers.log2(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Powers.log2(8)).isEqualTo(3);
    assertThat(Powers.exp2(-127)).isZero();
    assertThat(Powers.exp2(128)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Powers.exp2(Float.NaN)).isNaN();
    assertThat(Powers.exp2(-3)).isEqualTo(0.125f);
    assertThat(Powers.pow(0, 0.3f)).isZero();
    assertThat(Powers.pow(-2, 2)).isZero();
  }
}
