package pentimento.ops.howto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;

class TintTest extends OperationContract<Tint> {

  @Override
  protected OperationType<Tint> type() {
    return Tint.TYPE;
  }

  @Override
  protected List<Tint> instances() {
    return List.of(Tint.DEFAULTS, new Tint(0.5f), new Tint(-2f));
  }

  @Test
  void one_stop_of_warmth_doubles_red_halves_blue_and_keeps_green() {
    ImageInfo in = input(3, 2);
    Planes picture = picture(in, 1);
    Planes out = Evaluation.render(new Tint(1f), in, picture, in.bounds());
    assertThat(out.at(0, 1, 1)).isEqualTo(2 * picture.at(0, 1, 1));
    assertThat(out.at(1, 1, 1)).isEqualTo(picture.at(1, 1, 1));
    assertThat(out.at(2, 1, 1)).isEqualTo(picture.at(2, 1, 1) / 2);
  }
}
