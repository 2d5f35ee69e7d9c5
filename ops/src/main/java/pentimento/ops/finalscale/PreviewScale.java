package pentimento.ops.finalscale;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Rect;

/// Makes scene light small enough for a box: the size and place of [FinalScale], which comes after
/// the tone curve, but sums taken on [TonalAxis], so that it can come before.
///
/// Put in by the studio for previews, not by people.
@Op(
    id = "preview-scale",
    label = "scale for previews",
    doc = "Makes scene light small enough for a box, for previews.",
    version = 1)
public record PreviewScale(
    @Param(doc = "width of the box, 0 for any", min = 0, max = 1_000_000) int width,
    @Param(doc = "height of the box, 0 for any", min = 0, max = 1_000_000) int height)
    implements GeometryOperation {

  public static final OperationType<PreviewScale> TYPE =
      new OperationType<>(PreviewScale.class, new PreviewScale(0, 0));

  private FinalScale scale() {
    return new FinalScale(width, height);
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    return scale().refuses(in);
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return scale().isNeutral(in);
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    return scale().output(in);
  }

  @Override
  public Rect source(Rect out, ImageInfo in) {
    return scale().source(out, in);
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    if (isNeutral(in)) return scale().kernel(in);
    return new FinalScaleKernel(scale().scaling(in), true);
  }
}
