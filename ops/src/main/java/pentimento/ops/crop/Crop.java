package pentimento.ops.crop;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.TileKernel;
import pentimento.pipe.Unit;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Keeps a rectangle of the picture.
///
/// The four edges are fractions of the width and height. Origin and size are cut to whole pixels,
/// with products in single precision, as darktable does.
///
/// In darktable's files this is `crop` version 1: `left`, `top`, `right`, `bottom` float at offsets
/// 0, 4, 8, 12 (called cx, cy, cw, ch there); the aspect ratio behind them serves its user
/// interface only.
@Op(id = "crop", label = "crop", doc = "Keeps a rectangle of the picture.", version = 1)
public record Crop(
    @Param(doc = "left edge", unit = Unit.FRACTION, min = 0, max = 1) float left,
    @Param(doc = "top edge", unit = Unit.FRACTION, min = 0, max = 1) float top,
    @Param(doc = "right edge", unit = Unit.FRACTION, min = 0, max = 1) float right,
    @Param(doc = "bottom edge", unit = Unit.FRACTION, min = 0, max = 1) float bottom)
    implements GeometryOperation {

  public static final Crop DEFAULTS = new Crop(0f, 0f, 1f, 1f);

  public static final OperationType<Crop> TYPE = new OperationType<>(Crop.class, DEFAULTS);

  /// The least width and height that remain, where the picture has as many.
  private static final int LEAST = 5;

  @Override
  public ImageInfo output(ImageInfo in) {
    Rect kept = kept(in);
    return in.withSize(kept.width(), kept.height());
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    if (left < right && top < bottom) return null;
    return "keeps nothing: left "
        + (left + ", top " + top + ", right " + right + ", bottom " + bottom);
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return kept(in).equals(in.bounds());
  }

  @Override
  public Rect source(Rect out, ImageInfo in) {
    Rect kept = kept(in);
    return out.translate(kept.x(), kept.y());
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    Rect kept = kept(in);
    return (from, out, scratch) ->
        out.copyFrom(new Planes(from.rect().translate(-kept.x(), -kept.y()), from.planes()));
  }

  private Rect kept(ImageInfo in) {
    float x0 = Math.clamp(left, 0f, 0.9f);
    float y0 = Math.clamp(top, 0f, 0.9f);
    float x1 = Math.clamp(right, 0.1f, 1f);
    float y1 = Math.clamp(bottom, 0.1f, 1f);
    int width = Math.clamp((int) (in.width() * (x1 - x0)), Math.min(LEAST, in.width()), in.width());
    int height =
        Math.clamp((int) (in.height() * (y1 - y0)), Math.min(LEAST, in.height()), in.height());
    int x = Math.min((int) (in.width() * x0), in.width() - width);
    int y = Math.min((int) (in.height() * y0), in.height() - height);
    return new Rect(x, y, width, height);
  }
}
