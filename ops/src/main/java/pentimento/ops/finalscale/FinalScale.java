package pentimento.ops.finalscale;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.TileKernel;
import pentimento.pipe.Unit;
import pentimento.pixel.Rect;

/// Makes the picture small enough for a box, with darktable's Lanczos kernel of three lobes.
///
/// The picture keeps its proportions and is never enlarged. Results are not negative.
@Op(
    id = "finalscale",
    label = "scale into final size",
    doc = "Makes the picture small enough for a box.",
    version = 1)
public record FinalScale(
    @Param(
            doc = "width of the box, 0 for any",
            unit = Unit.PIXELS,
            min = 0,
            max = 1_000_000,
            soft = {0, 8000})
        int width,
    @Param(
            doc = "height of the box, 0 for any",
            unit = Unit.PIXELS,
            min = 0,
            max = 1_000_000,
            soft = {0, 8000})
        int height)
    implements GeometryOperation {

  public static final FinalScale DEFAULTS = new FinalScale(0, 0);

  public static final OperationType<FinalScale> TYPE =
      new OperationType<>(FinalScale.class, DEFAULTS);

  @Override
  public @Nullable String refuses(ImageInfo in) {
    return in.cfa() == null ? null : "scales pictures, not mosaics";
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return ratio(in) >= 1;
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    if (isNeutral(in)) return in;
    Scaling s = scaling(in);
    return in.scaledTo(s.width(), s.height(), in.scale() * s.ratio());
  }

  @Override
  public Rect source(Rect out, ImageInfo in) {
    if (isNeutral(in)) return out;
    Scaling s = scaling(in);
    Taps.Span across = Taps.span(out.x(), out.width(), s.ratio(), s.sourceWidth());
    Taps.Span down = Taps.span(out.y(), out.height(), s.ratio(), s.sourceHeight());
    return Rect.between(across.first(), down.first(), across.last() + 1, down.last() + 1);
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    if (isNeutral(in)) return (from, out, scratch) -> out.copyFrom(from);
    return new FinalScaleKernel(scaling(in), false);
  }

  /// The box against the picture; 1 or more when the picture fits.
  private double ratio(ImageInfo in) {
    double across = width == 0 ? Double.POSITIVE_INFINITY : (double) width / in.width();
    double down = height == 0 ? Double.POSITIVE_INFINITY : (double) height / in.height();
    return Math.min(across, down);
  }

  /// Sizes as darktable finds them: where the wanted ratio does not give whole pixels on both axes,
  /// it is a little larger than wanted.
  Scaling scaling(ImageInfo in) {
    double wanted = ratio(in);
    int w = Math.max(1, (int) (wanted * in.width() + 0.8));
    int h = Math.max(1, (int) (wanted * in.height() + 0.8));
    boolean whole = wanted * in.width() == w && wanted * in.height() == h;
    double larger = Math.max((in.width() + 1.0) / in.width(), (in.height() + 1.0) / in.height());
    float ratio = (float) (whole ? wanted : wanted * larger);
    return new Scaling(
        ratio,
        w,
        h,
        Math.clamp((int) ((w - 0.5f) / ratio), 1, in.width()),
        Math.clamp((int) ((h - 0.5f) / ratio), 1, in.height()));
  }

  /// @param ratio pixels of output per pixel of input
  /// @param width columns of output
  /// @param height rows of output
  /// @param sourceWidth columns of input that are looked at, from the left
  /// @param sourceHeight rows of input that are looked at, from the top
  record Scaling(float ratio, int width, int height, int sourceWidth, int sourceHeight) {}
}
