package pentimento.ops.rawprepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.ops.TestCamera;
import pentimento.ops.TestMosaic;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class RawPrepareTest extends OperationContract<RawPrepare> {

  private static final RawPrepare LEVELS =
      new RawPrepare(0, 0, 0, 0, 100, 200, 300, 400, 1100, false);

  @Override
  protected OperationType<RawPrepare> type() {
    return RawPrepare.TYPE;
  }

  @Override
  protected List<RawPrepare> instances() {
    return List.of(
        RawPrepare.DEFAULTS, LEVELS, new RawPrepare(3, 2, 1, 4, 256, 256, 256, 256, 4095, true));
  }

  @Override
  protected ImageInfo input(int width, int height) {
    return TestMosaic.of(width, height, Cfa.RGGB);
  }

  @Override
  protected float sample(Random random) {
    return random.nextInt(16384);
  }

  @Test
  void black_becomes_zero_and_white_one_by_parity() {
    ImageInfo in = input(2, 2);
    Planes counts = new Planes(in.bounds(), new float[][] {{100, 1100, 700, 400}});
    assertThat(Evaluation.render(LEVELS, in, counts, in.bounds()).plane(0))
        .containsExactly(0f, 1f, 0.5f, 0f);
  }

  @Test
  void an_odd_margin_moves_the_filter_pattern_but_not_the_black_levels() {
    RawPrepare odd = new RawPrepare(1, 0, 0, 0, 100, 200, 300, 400, 1100, false);
    ImageInfo in = input(3, 1);
    assertThat(odd.output(in).cfa()).isEqualTo(Cfa.RGGB.from(1, 0));
    Planes counts = new Planes(in.bounds(), new float[][] {{0, 200, 100}});
    assertThat(Evaluation.render(odd, in, counts, Rect.ofSize(2, 1)).plane(0))
        .containsExactly(0f, 0f);
  }

  @Test
  void refuses_what_leaves_nothing_and_levels_out_of_order() {
    RawPrepare wide = new RawPrepare(5, 0, 5, 0, 0, 0, 0, 0, 100, false);
    assertThat(wide.refuses(input(10, 10))).contains("10x10");
    RawPrepare dark = new RawPrepare(0, 0, 0, 0, 0, 0, 0, 100, 100, false);
    assertThat(dark.refuses(input(10, 10))).contains("white level");
  }

  @Test
  void starts_with_what_the_file_says() {
    RawPrepare start = RawPrepare.forCamera(TestCamera.withBias(0));
    assertThat(start).isEqualTo(new RawPrepare(0, 0, 0, 0, 0, 0, 0, 0, 16383, false));
  }
}
