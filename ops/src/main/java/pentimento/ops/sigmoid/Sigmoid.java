package pentimento.ops.sigmoid;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Unit;

/// Fits scene-referred light to a display by one smooth curve.
///
/// Mid-grey (18.45 %) stays where it is; `contrast` is the slope there on logarithmic axes.
/// Negative colours are first desaturated until they are not. The result lies between target black
/// and target white.
///
/// In darktable's files this is `sigmoid` version 1: contrast, skew, display white and black, the
/// number of `colorProcessing` and `huePreservation`, 4 bytes each in this order.
@Op(
    id = "sigmoid",
    label = "sigmoid",
    doc = "Fits scene-referred light to a display by one smooth curve.",
    version = 1)
public record Sigmoid(
    @Param(
            doc = "contrast at mid-grey",
            min = 0.1,
            max = 10,
            soft = {0.7, 3})
        float contrast,
    @Param(doc = "moves contrast to the highlights (negative) or shadows", min = -1, max = 1)
        float skew,
    @Param(doc = "what light without end comes to", unit = Unit.PERCENT, min = 20, max = 1600)
        float displayWhite,
    @Param(
            doc = "what no light at all comes to",
            unit = Unit.PERCENT,
            min = 0,
            max = 15,
            soft = {0, 1})
        float displayBlack,
    @Param(doc = "what the curve is applied to") ColorProcessing colorProcessing,
    @Param(
            doc = "how far hues are restored after a curve per channel",
            unit = Unit.PERCENT,
            min = 0,
            max = 100)
        float huePreservation)
    implements PointOperation {

  public static final Sigmoid DEFAULTS =
      new Sigmoid(1.5f, 0f, 100f, 0.0152f, ColorProcessing.PER_CHANNEL, 100f);

  public static final OperationType<Sigmoid> TYPE = new OperationType<>(Sigmoid.class, DEFAULTS);

  @Override
  public @Nullable String refuses(ImageInfo in) {
    return in.meaning().refusalUnlessWorkingRgb();
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    return in.withMeaning(in.meaning().display());
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    SigmoidKernel kernel = new SigmoidKernel(SigmoidCurve.of(this), 0.01f * huePreservation);
    return colorProcessing == ColorProcessing.PER_CHANNEL ? kernel::perChannel : kernel::rgbRatio;
  }
}
