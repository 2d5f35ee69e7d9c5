package pentimento.ops.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class CropTest extends OperationContract<Crop> {

  @Override
  protected OperationType<Crop> type() {
    return Crop.TYPE;
  }

  @Override
  protected List<Crop> instances() {
    return List.of(
        Crop.DEFAULTS,
        new Crop(0.1f, 0.2f, 0.9f, 0.7f),
        new Crop(0.9f, 0.9f, 0.91f, 0.91f),
        new Crop(0.95f, 0f, 1f, 0.05f));
  }

  @Test
  void edges_are_cut_to_whole_pixels() {
    ImageInfo in = ImageInfo.rgb(96, 64, Meaning.WORKING);
    Crop crop = new Crop(0.033f, 0.011f, 0.777f, 0.913f);
    assertThat(crop.output(in).bounds()).isEqualTo(Rect.ofSize(71, 57));
    assertThat(crop.source(crop.output(in).bounds(), in)).isEqualTo(new Rect(3, 0, 71, 57));
  }

  @Test
  void keeps_the_pixels_inside() {
    ImageInfo in = ImageInfo.rgb(10, 10, Meaning.WORKING);
    Planes input = picture(in, 1);
    Crop crop = new Crop(0.2f, 0.3f, 0.8f, 0.9f);
    Planes out = Evaluation.render(crop, in, input, crop.output(in).bounds());
    assertThat(out.at(1, 0, 0)).isEqualTo(input.at(1, 2, 3));
  }

  @Test
  void refuses_edges_that_cross() {
    ImageInfo in = ImageInfo.rgb(10, 10, Meaning.WORKING);
    assertThat(new Crop(0.5f, 0, 0.5f, 1).refuses(in)).contains("keeps nothing");
    assertThat(Crop.DEFAULTS.refuses(in)).isNull();
  }
}
