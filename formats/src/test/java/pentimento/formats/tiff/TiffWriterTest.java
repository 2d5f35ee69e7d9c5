package pentimento.formats.tiff;

import java.util.ArrayList;
import java.util.List;
import pentimento.formats.Noise;
import pentimento.formats.PictureContract;
import pentimento.formats.PictureWriter;
import pentimento.formats.tiff.TiffWriter.Depth;
import pentimento.pixel.Planes;

class TiffWriterTest extends PictureContract {

  @Override
  protected List<PictureWriter> writers() {
    List<PictureWriter> writers = new ArrayList<>();
    for (Depth depth : Depth.values()) {
      writers.add(new TiffWriter(depth, false, 1));
      writers.add(new TiffWriter(depth, true, 2));
    }
    return writers;
  }

  @Override
  protected List<Integer> channels() {
    return List.of(1, 2, 3, 4);
  }

  @Override
  protected Planes picture(PictureWriter writer, int width, int height, int channels) {
    TiffWriter tiff = (TiffWriter) writer;
    return tiff.depth() == Depth.FLOAT_32
        ? Noise.unbounded(width, height, channels)
        : Noise.whole(width, height, channels, tiff.depth().bits);
  }
}
