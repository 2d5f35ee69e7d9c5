package pentimento.formats.png;

import java.util.List;
import pentimento.formats.Noise;
import pentimento.formats.PictureContract;
import pentimento.formats.PictureWriter;
import pentimento.pixel.Planes;

class PngWriterTest extends PictureContract {

  @Override
  protected List<PictureWriter> writers() {
    return List.of(new PngWriter(8, 6, 1), new PngWriter(16, 1, 2), new PngWriter(16, 3, 3));
  }

  @Override
  protected List<Integer> channels() {
    return List.of(1, 2, 3, 4);
  }

  @Override
  protected Planes picture(PictureWriter writer, int width, int height, int channels) {
    return Noise.whole(width, height, channels, ((PngWriter) writer).bits());
  }
}
