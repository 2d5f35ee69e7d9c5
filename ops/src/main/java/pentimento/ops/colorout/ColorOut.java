package pentimento.ops.colorout;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;
import pentimento.pixel.numeric.Linear;

/// Converts from the working space to the space of the file or screen.
///
/// A matrix, then the space's transfer function. Linear spaces keep everything, negative or above
/// 1; the others take negative light as 0 and extend their curve beyond 1.
///
/// In darktable's files this is `colorout` version 5: `space` is the number at offset 0. The
/// rendering intent stored there has no effect on spaces made of a matrix and a curve.
@Op(
    id = "colorout",
    label = "output color profile",
    doc = "Converts from the working space to the space of the file or screen.",
    version = 1)
public record ColorOut(@Param(doc = "colour space of the output") OutputSpace space)
    implements PointOperation {

  public static final ColorOut DEFAULTS = new ColorOut(OutputSpace.SRGB);

  public static final OperationType<ColorOut> TYPE = new OperationType<>(ColorOut.class, DEFAULTS);

  @Override
  public @Nullable String refuses(ImageInfo in) {
    return in.meaning().refusalUnlessWorkingRgb();
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    Meaning.Encoding encoding =
        space.transfer() == TransferFunction.LINEAR
            ? Meaning.Encoding.LINEAR
            : Meaning.Encoding.NON_LINEAR;
    return in.withMeaning(
        new Meaning(
            new Meaning.Space.Known(space.rgb()), encoding, in.meaning().reference(), false));
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return space == OutputSpace.LINEAR_REC2020;
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    float[] matrix = RgbSpace.REC2020.to(space.rgb()).toFloats();
    boolean convert = !space.rgb().equals(RgbSpace.REC2020);
    TransferFunction transfer = space.transfer();
    if (transfer == TransferFunction.LINEAR) {
      return run -> {
        float[] spare = run.scratch().floats(0, run.end());
        Linear.matrix(
            matrix, run.plane(0), run.plane(1), run.plane(2), spare, run.offset(), run.end());
      };
    }
    return run -> {
      int n = run.length();
      float[] r = run.take(0, 0);
      float[] g = run.take(1, 1);
      float[] b = run.take(2, 2);
      float[] spare = run.scratch().floats(3, n);
      if (convert) Linear.matrix(matrix, r, g, b, spare, 0, n);
      transfer.encode(r, spare, n);
      transfer.encode(g, spare, n);
      transfer.encode(b, spare, n);
      run.put(0, r);
      run.put(1, g);
      run.put(2, b);
    };
  }
}
