package pentimento.pixel.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourArithmeticTest {

  @Test
  void powers_are_those_of_StrictMath_to_within_1e_13() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      double x = StrictMath.exp(random.nextDouble(-40, 40));
      double g = random.nextDouble(-3, 3);
      double want = StrictMath.pow(x, g);
      assertThat(Powers.pow(x, g)).isCloseTo(want, within(want * 1e-13));
    }
    assertThat(Powers.pow(0, 2.4)).isZero();
    assertThat(Powers.pow(Double.MIN_VALUE, 0.5))
        .isCloseTo(StrictMath.sqrt(Double.MIN_VALUE), within(1e-170));
    assertThat(Powers.pow(Double.POSITIVE_INFINITY, 2)).isInfinite();
    assertThat(Powers.pow(Double.NaN, 2)).isNaN();
    assertThat(Powers.pow(1e300, 5)).isInfinite();
    assertThat(Powers.pow(1e-300, 5)).isZero();
  }

  @Test
  void sRGB_codes_and_Lab_go_there_and_back() {
    float[] v = {-0.5f, 0, 0.001f, 0.0031308f, 0.18f, 1, 16};
    float[] w = v.clone();
    SrgbTransfer.encode(w, 0, w.length);
    assertThat(w[4]).isCloseTo(0.46135613f, within(1e-6f));
    SrgbTransfer.decode(w, 0, w.length);
    for (int i = 0; i < v.length; i++) assertThat(w[i]).isCloseTo(v[i], within(1e-5f));

    double[] lab = CieLab.D50.fromXyz(-0.1, 3, 0.4);
    double[] xyz = CieLab.D50.toXyz(lab[0], lab[1], lab[2]);
    assertThat(xyz).containsExactly(new double[] {-0.1, 3, 0.4}, within(1e-9));
    assertThat(CieLab.D50.fromXyz(0.9642, 1, 0.8249))
        .containsExactly(new double[] {100, 0, 0}, within(1e-9));

    LCh lch = LCh.ofLab(50, -30, -40);
    assertThat(lch.c()).isCloseTo(50, within(1e-9));
    assertThat(lch.h()).isCloseTo(233.1301, within(1e-4));
    assertThat(lch.lab()).containsExactly(new double[] {50, -30, -40}, within(1e-9));
  }

  @Test
  void adaptation_takes_white_to_white() {
    for (Matrix3 m :
        new Matrix3[] {
          WhitePoint.D65.bradfordTo(WhitePoint.D50), WhitePoint.D65.cat16To(WhitePoint.D50)
        }) {
      assertThat(m.times(WhitePoint.D65.xyz())).containsExactly(WhitePoint.D50.xyz(), within(1e-9));
    }
  }
}
