package pentimento.ops.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;

class FlipTest extends OperationContract<Flip> {

  /// ```
  /// 1 2 3
  /// 4 5 6
  /// ```
  private static final ImageInfo SIX = ImageInfo.rgb(3, 2, Meaning.WORKING);

  @Override
  protected OperationType<Flip> type() {
    return Flip.TYPE;
  }

  @Override
  protected List<Flip> instances() {
    List<Flip> all = new ArrayList<>();
    for (Orientation orientation : Orientation.values()) all.add(new Flip(orientation));
    return all;
  }

  @Test
  void quarter_turns_move_every_pixel() {
    assertThat(turn(Orientation.ROTATE_90)).containsExactly(4, 1, 5, 2, 6, 3);
    assertThat(turn(Orientation.ROTATE_270)).containsExactly(3, 6, 2, 5, 1, 4);
    assertThat(turn(Orientation.TRANSPOSE)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(turn(Orientation.TRANSVERSE)).containsExactly(6, 3, 5, 2, 4, 1);
    assertThat(new Flip(Orientation.ROTATE_90).output(SIX).width()).isEqualTo(2);
  }

  @Test
  void mirrors_lose_their_last_row_and_column_as_in_darktable() {
    assertThat(turn(Orientation.ROTATE_180)).containsExactly(6, 5);
    assertThat(turn(Orientation.MIRROR_COLUMNS)).containsExactly(3, 2);
    assertThat(turn(Orientation.MIRROR_ROWS)).containsExactly(4, 5);
    assertThat(new Flip(Orientation.ROTATE_180).output(SIX).bounds().area()).isEqualTo(2);
  }

  @Test
  void exif_s_numbers() {
    assertThat(Orientation.ofExif(1)).isEqualTo(Orientation.NONE);
    assertThat(Orientation.ofExif(3)).isEqualTo(Orientation.ROTATE_180);
    assertThat(Orientation.ofExif(6)).isEqualTo(Orientation.ROTATE_90);
    assertThat(Orientation.ofExif(8)).isEqualTo(Orientation.ROTATE_270);
    assertThat(Orientation.ofExif(0)).isEqualTo(Orientation.NONE);
  }

  private static float[] turn(Orientation orientation) {
    Flip flip = new Flip(orientation);
    float[] six = {1, 2, 3, 4, 5, 6};
    Planes input = new Planes(SIX.bounds(), new float[][] {six, six, six});
    return Evaluation.render(flip, SIX, input, flip.output(SIX).bounds()).plane(0);
  }
}
