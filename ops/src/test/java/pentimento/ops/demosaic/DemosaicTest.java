package pentimento.ops.demosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.ops.TestMosaic;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

class DemosaicTest extends OperationContract<Demosaic> {

  @Override
  protected OperationType<Demosaic> type() {
    return Demosaic.TYPE;
  }

  @Override
  protected List<Demosaic> instances() {
    List<Demosaic> all = new ArrayList<>();
    for (DemosaicMethod method : DemosaicMethod.values()) all.add(new Demosaic(method));
    return all;
  }

  @Override
  protected ImageInfo input(int width, int height) {
    return TestMosaic.of(width, height, Cfa.RGGB);
  }

  /// Windows of RCD slide over more than one step and lie side by side.
  @Test
  void large_tiles_agree_with_small_ones_in_every_phase() {
    for (Cfa cfa : TestMosaic.BAYER) {
      ImageInfo in = TestMosaic.of(601, 97, cfa);
      Planes mosaic = picture(in, 5);
      Planes whole = Evaluation.render(Demosaic.DEFAULTS, in, mosaic, in.bounds());
      for (Rect part : in.bounds().tiles(93, 41)) {
        Planes alone = Evaluation.render(Demosaic.DEFAULTS, in, mosaic, part);
        assertThat(alone.planes()).isDeepEqualTo(whole.crop(part).planes());
      }
    }
  }

  @Test
  void what_buffers_held_before_does_not_matter() {
    ImageInfo in = TestMosaic.of(60, 50, Cfa.RGGB);
    Planes mosaic = picture(in, 9);
    Planes expected = Evaluation.render(Demosaic.DEFAULTS, in, mosaic, in.bounds());
    Scratch poisoned = new Scratch();
    for (int slot = 0; slot < 4; slot++) {
      Arrays.fill(poisoned.floats(slot, RcdWindow.LENGTH), Float.NaN);
    }
    Planes out = Planes.allocate(in.bounds(), 3);
    Demosaic.DEFAULTS.kernel(in).apply(mosaic, out, poisoned);
    assertThat(out.planes()).isDeepEqualTo(expected.planes());
  }

  @Test
  void bilinear_keeps_a_flat_colour_in_every_phase() {
    float[] colour = {0.8f, 0.4f, 0.1f};
    for (Cfa cfa : TestMosaic.BAYER) {
      ImageInfo in = TestMosaic.of(40, 34, cfa);
      Planes mosaic = Planes.allocate(in.bounds(), 1);
      for (int y = 0; y < 34; y++) {
        for (int x = 0; x < 40; x++) {
          mosaic.plane(0)[mosaic.index(x, y)] = colour[cfa.colour(x, y)];
        }
      }
      Demosaic bilinear = new Demosaic(DemosaicMethod.BILINEAR);
      Planes out = Evaluation.render(bilinear, in, mosaic, in.bounds());
      for (int c = 0; c < 3; c++) {
        for (float v : out.plane(c)) assertThat(v).isCloseTo(colour[c], within(1e-6f));
      }
    }
  }

  @Test
  void a_grey_gradient_stays_grey() {
    for (Cfa cfa : TestMosaic.BAYER) {
      ImageInfo in = TestMosaic.of(64, 48, cfa);
      Planes mosaic = Planes.allocate(in.bounds(), 1);
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 64; x++) mosaic.plane(0)[mosaic.index(x, y)] = 0.2f + x * 0.004f;
      }
      for (DemosaicMethod method : List.of(DemosaicMethod.RCD, DemosaicMethod.PPG)) {
        Planes out = Evaluation.render(new Demosaic(method), in, mosaic, in.bounds());
        for (int c = 0; c < 3; c++) {
          for (int y = 8; y < 40; y++) {
            for (int x = 8; x < 56; x++) {
              assertThat(out.at(c, x, y)).isCloseTo(0.2f + x * 0.004f, within(2e-4f));
            }
          }
        }
      }
    }
  }

  @Test
  void the_sample_of_the_site_is_kept_and_rcd_is_not_negative() {
    ImageInfo in = TestMosaic.of(33, 30, Cfa.RGGB.from(1, 1));
    Planes mosaic = picture(in, 3);
    Planes out = Evaluation.render(Demosaic.DEFAULTS, in, mosaic, in.bounds());
    for (int y = 6; y < 24; y++) {
      for (int x = 6; x < 27; x++) {
        float sample = Math.max(0, mosaic.at(0, x, y));
        int own = in.cfa().colour(x, y);
        assertThat(out.at(own, x, y)).isCloseTo(sample, within(sample * 1e-6f));
        for (int c = 0; c < 3; c++) assertThat(out.at(c, x, y)).isNotNegative();
      }
    }
  }

  @Test
  void rcd_agrees_with_its_formula_in_double_precision() {
    Random random = new Random(17);
    for (Cfa cfa : TestMosaic.BAYER) {
      ImageInfo in = TestMosaic.of(50, 44, cfa);
      Planes mosaic = Planes.allocate(in.bounds(), 1);
      for (int i = 0; i < mosaic.plane(0).length; i++) mosaic.plane(0)[i] = random.nextFloat();
      Planes out = Evaluation.render(Demosaic.DEFAULTS, in, mosaic, in.bounds());
      NaiveRcd naive = new NaiveRcd(mosaic, cfa, in.processedMaximum().max());
      for (int y = 12; y < 32; y++) {
        for (int x = 12; x < 38; x++) {
          for (int c = 0; c < 3; c++) {
            assertThat((double) out.at(c, x, y))
                .as("%s %d %d,%d", cfa, c, x, y)
                .isCloseTo(naive.value(c, x, y), within(3e-5));
          }
        }
      }
    }
  }

  @Test
  void bilinear_takes_x_trans_too() {
    ImageInfo in = TestMosaic.of(20, 20, TestMosaic.X_TRANS);
    Planes mosaic = Planes.allocate(in.bounds(), 1);
    Arrays.fill(mosaic.plane(0), 0.25f);
    Planes out = Evaluation.render(new Demosaic(DemosaicMethod.BILINEAR), in, mosaic, in.bounds());
    for (float[] plane : out.planes()) for (float v : plane) assertThat(v).isEqualTo(0.25f);
  }

  @Test
  void makes_three_planes_of_camera_rgb() {
    ImageInfo out = Demosaic.DEFAULTS.output(input(8, 8));
    assertThat(out.channels()).isEqualTo(3);
    assertThat(out.meaning()).isEqualTo(Meaning.CAMERA_RGB);
    assertThat(out.cfa()).isNull();
  }

  @Test
  void refuses_x_trans_and_pictures_without_a_mosaic() {
    assertThat(Demosaic.DEFAULTS.refuses(TestMosaic.of(12, 12, TestMosaic.X_TRANS)))
        .contains("X-Trans");
    assertThat(Demosaic.DEFAULTS.refuses(ImageInfo.rgb(8, 8, Meaning.WORKING))).contains("mosaic");
    assertThat(Demosaic.DEFAULTS.refuses(input(8, 8))).isNull();
  }

  @Test
  void a_plan_that_starts_between_filter_periods_is_aligned() {
    ImageInfo in = input(40, 40);
    assertThat(Demosaic.DEFAULTS.alignment(new Rect(2, 4, 9, 9), in)).isNull();
    assertThat(Demosaic.DEFAULTS.alignment(new Rect(3, 4, 9, 9), in))
        .isEqualTo(new MosaicAlignment(1, 0));
    assertThat(
            new Demosaic(DemosaicMethod.PASSTHROUGH_MONOCHROME).alignment(new Rect(3, 4, 9, 9), in))
        .isNull();
  }
}
