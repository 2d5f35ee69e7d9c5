package pentimento.ops.demosaic;

import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.TileKernel;
import pentimento.pipe.Unit;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Moves the picture right and down by a pixel, as darktable's demosaic does where a crop or a
/// mirroring starts between two periods of the filter pattern.
///
/// Put in by the planner ([Demosaic#alignment]), not by people. The first column and row stand
/// twice; nobody asks for them.
@Op(
    id = "demosaic-alignment",
    label = "demosaic alignment",
    doc = "Moves the picture to where darktable's demosaic puts it.",
    version = 1)
public record MosaicAlignment(
    @Param(doc = "pixels to the right", unit = Unit.PIXELS, min = 0, max = 1) int right,
    @Param(doc = "pixels down", unit = Unit.PIXELS, min = 0, max = 1) int down)
    implements GeometryOperation {

  public static final OperationType<MosaicAlignment> TYPE =
      new OperationType<>(MosaicAlignment.class, new MosaicAlignment(0, 0));

  @Override
  public boolean isNeutral(ImageInfo in) {
    return right == 0 && down == 0;
  }

  @Override
  public Rect source(Rect out, ImageInfo in) {
    return Rect.between(
        Math.max(0, out.x() - right),
        Math.max(0, out.y() - down),
        Math.max(1, out.right() - right),
        Math.max(1, out.bottom() - down));
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    return (from, out, scratch) -> copy(from, out);
  }

  private void copy(Planes in, Planes out) {
    Rect rect = out.rect();
    int twice = rect.x() < right ? right - rect.x() : 0;
    for (int c = 0; c < out.channels(); c++) {
      for (int y = rect.y(); y < rect.bottom(); y++) {
        int from = in.index(Math.max(0, rect.x() - right), Math.max(0, y - down));
        int to = out.index(rect.x(), y);
        System.arraycopy(in.plane(c), from, out.plane(c), to + twice, rect.width() - twice);
        if (twice > 0) out.plane(c)[to] = in.plane(c)[from];
      }
    }
  }
}
