package pentimento.ops.flip;

import pentimento.pipe.Camera;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Rect;

/// Turns the picture upright: mirrors and quarter turns, no pixel changed.
///
/// A turn that only mirrors gives a picture of one column and one row less, as darktable does: see
/// docs/decisions/0201.
///
/// In darktable's files this is `flip` version 2: the number of [Orientation], int32 at offset 0.
@Op(
    id = "flip",
    label = "orientation",
    doc = "Turns the picture upright: mirrors and quarter turns.",
    version = 1)
public record Flip(@Param(doc = "how the picture is turned") Orientation orientation)
    implements GeometryOperation {

  public static final Flip DEFAULTS = new Flip(Orientation.AS_SHOT);

  public static final OperationType<Flip> TYPE = new OperationType<>(Flip.class, DEFAULTS);

  /// What a new edit of a raw starts with.
  public static Flip forCamera(Camera camera) {
    return DEFAULTS;
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    Orientation turn = orientation.resolve(in.camera());
    if (turn.exchangeAxes()) return in.withSize(in.height(), in.width());
    if (!turn.mirrorRows() && !turn.mirrorColumns()) return in;
    return in.withSize(Math.max(1, in.width() - 1), Math.max(1, in.height() - 1));
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return orientation.resolve(in.camera()) == Orientation.NONE;
  }

  @Override
  public Rect source(Rect out, ImageInfo in) {
    Orientation turn = orientation.resolve(in.camera());
    Rect straight =
        turn.exchangeAxes() ? new Rect(out.y(), out.x(), out.height(), out.width()) : out;
    return new Rect(
        turn.mirrorColumns() ? in.width() - straight.right() : straight.x(),
        turn.mirrorRows() ? in.height() - straight.bottom() : straight.y(),
        straight.width(),
        straight.height());
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    Orientation turn = orientation.resolve(in.camera());
    return (from, out, scratch) -> FlipKernel.apply(from, out, turn);
  }
}
