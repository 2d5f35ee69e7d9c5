package pentimento.ops.howto;

import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Unit;

/// Warms or cools scene-linear light.
///
/// `R' = R · 2^warmth`, `B' = B · 2^-warmth`, G is kept. Unbounded; negative light stays negative.
@Op(id = "tint", label = "tint", doc = "Warms or cools scene-linear light.", version = 1)
public record Tint(
    @Param(
            doc = "towards red above 0, towards blue below",
            unit = Unit.EV,
            min = -2,
            max = 2,
            soft = {-0.5, 0.5})
        float warmth)
    implements PointOperation {

  public static final Tint DEFAULTS = new Tint(0f);

  public static final OperationType<Tint> TYPE = new OperationType<>(Tint.class, DEFAULTS);

  @Override
  public boolean isNeutral(ImageInfo in) {
    return warmth == 0;
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    float red = (float) StrictMath.pow(2, warmth);
    float blue = (float) StrictMath.pow(2, -warmth);
    return run -> {
      TintKernel.scale(run.plane(0), run.offset(), run.end(), red);
      TintKernel.scale(run.plane(2), run.offset(), run.end(), blue);
    };
  }
}
