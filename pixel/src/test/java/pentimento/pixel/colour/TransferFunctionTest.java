package pentimento.pixel.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TransferFunctionTest {

  @Test
  void runs_agree_with_the_formula_in_double() {
    for (TransferFunction f : TransferFunction.values()) {
      float[] x = new float[4001];
      // Not on a knee: REC709 jumps there.
      for (int i = 0; i < x.length; i++) x[i] = (i - 500) / 2003f;
      float[] encoded = x.clone();
      f.encode(encoded, new float[x.length], x.length);
      float[] decoded = x.clone();
      f.decode(decoded, new float[x.length], x.length);
      for (int i = 0; i < x.length; i++) {
        assertThat((double) encoded[i])
            .as("%s encodes %s", f, x[i])
            .isCloseTo(f.encode(x[i]), within(4e-7 * (1 + Math.abs(x[i]))));
        assertThat((double) decoded[i])
            .as("%s decodes %s", f, x[i])
            .isCloseTo(f.decode(x[i]), within(4e-7 * (1 + Math.abs(x[i]))));
      }
    }
  }

  @Test
  void decoding_undoes_encoding() {
    for (TransferFunction f : TransferFunction.values()) {
      for (double x = 0; x <= 1; x += 0.001) {
        assertThat(f.decode(f.encode(x))).as("%s", f).isCloseTo(x, within(2e-5));
      }
    }
    assertThat(TransferFunction.LINEAR.encode(-2)).isEqualTo(-2);
    assertThat(TransferFunction.SRGB.encode(-2)).isZero();
    assertThat(TransferFunction.SRGB.encode(0.5)).isCloseTo(0.735357, within(1e-6));
  }

  @Test
  void encoding_is_near_the_precision_of_a_float() {
    for (TransferFunction f : TransferFunction.values()) {
      if (f == TransferFunction.LINEAR || f == TransferFunction.GAMMA_2_2) continue;
      int n = 1 << 16;
      float[] x = new float[n];
      for (int i = 0; i < n; i++) x[i] = (i + 1) / (float) n;
      float[] encoded = x.clone();
      f.encode(encoded, new float[n], n);
      for (int i = 0; i < n; i++) {
        assertThat((double) encoded[i])
            .as("%s encodes %s", f, x[i])
            .isCloseTo(f.encode(x[i]), within(2e-7));
      }
    }
  }
}
