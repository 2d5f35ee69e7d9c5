package pentimento.ops.finalscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class FinalScaleTest extends OperationContract<FinalScale> {

  @Override
  protected OperationType<FinalScale> type() {
    return FinalScale.TYPE;
  }

  @Override
  protected List<FinalScale> instances() {
    return List.of(
        FinalScale.DEFAULTS,
        new FinalScale(16, 0),
        new FinalScale(0, 20),
        new FinalScale(32, 64),
        new FinalScale(1, 1));
  }

  @Test
  void fits_the_box_and_keeps_proportions() {
    assertThat(sizeOf(new FinalScale(48, 0), 96, 64)).isEqualTo(Rect.ofSize(48, 32));
    assertThat(sizeOf(new FinalScale(37, 0), 96, 64)).isEqualTo(Rect.ofSize(37, 25));
    assertThat(sizeOf(new FinalScale(1600, 1600), 4000, 6000)).isEqualTo(Rect.ofSize(1067, 1600));
    assertThat(sizeOf(new FinalScale(200, 200), 96, 64)).isEqualTo(Rect.ofSize(96, 64));
    assertThat(sizeOf(FinalScale.DEFAULTS, 96, 64)).isEqualTo(Rect.ofSize(96, 64));
  }

  @Test
  void a_flat_picture_stays_flat_and_nothing_is_negative() {
    ImageInfo in = ImageInfo.rgb(50, 31, Meaning.WORKING);
    FinalScale third = new FinalScale(17, 0);
    Planes flat = Planes.allocate(in.bounds(), 3);
    for (float[] plane : flat.planes()) Arrays.fill(plane, 0.4f);
    Planes out = Evaluation.render(third, in, flat, third.output(in).bounds());
    for (float v : out.plane(2)) assertThat(v).isCloseTo(0.4f, within(1e-6f));

    Planes edge = Planes.allocate(in.bounds(), 3);
    for (int i = 0; i < 50 * 31; i++) edge.plane(0)[i] = i % 50 < 25 ? 0f : 1f;
    out = Evaluation.render(third, in, edge, third.output(in).bounds());
    float most = 0;
    for (float v : out.plane(0)) {
      assertThat(v).isNotNegative();
      most = Math.max(most, v);
    }
    assertThat(most).as("the kernel's lobes overshoot").isGreaterThan(1.01f);
  }

  @Test
  void says_how_much_smaller_it_made_the_picture() {
    ImageInfo in = ImageInfo.rgb(96, 64, Meaning.WORKING);
    assertThat(new FinalScale(48, 0).output(in).scale()).isEqualTo(0.5);
  }

  @Test
  void refuses_a_mosaic() {
    ImageInfo mosaic = ImageInfo.rgb(9, 9, Meaning.MOSAIC).withCfa(Cfa.RGGB);
    assertThat(FinalScale.DEFAULTS.refuses(mosaic)).contains("mosaic");
  }

  private static Rect sizeOf(FinalScale scale, int width, int height) {
    return scale.output(ImageInfo.rgb(width, height, Meaning.WORKING)).bounds();
  }
}
