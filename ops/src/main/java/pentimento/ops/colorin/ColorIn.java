package pentimento.ops.colorin;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;
import pentimento.pixel.numeric.Linear;

/// Converts from the camera's or the file's colours to the working space, linear Rec.2020.
///
/// Decoding when the input is encoded, then one matrix. Nothing is clipped unless asked for, so
/// colours outside Rec.2020 become negative.
///
/// In darktable's files this is `colorin` version 7: `profile` is the number at offset 0,
/// `gamutClipping` at 520, `blueMapping` at 524; the work profile at 528 must be 4, linear
/// Rec.2020.
@Op(
    id = "colorin",
    label = "input color profile",
    doc = "Converts from the camera's or the file's colours to the working space.",
    version = 1)
public record ColorIn(
    @Param(doc = "where the meaning of the incoming colours is taken from") InputProfile profile,
    @Param(doc = "space to which incoming colours are cut, 0 to 1") GamutClipping gamutClipping,
    @Param(doc = "turn saturated blues of a raw towards cyan, as darktable once did")
        boolean blueMapping)
    implements PointOperation {

  public static final ColorIn DEFAULTS =
      new ColorIn(InputProfile.EMBEDDED_MATRIX, GamutClipping.OFF, false);

  public static final OperationType<ColorIn> TYPE = new OperationType<>(ColorIn.class, DEFAULTS);

  /// What the incoming numbers are.
  private record Source(RgbSpace rgb, TransferFunction transfer) {}

  @Override
  public @Nullable String refuses(ImageInfo in) {
    if (in.meaning().isMosaic()) return "needs a demosaiced picture";
    if (source(in) != null) return null;
    if (in.meaning().isCameraRgb()) {
      return "the raw file has no colour matrix; set colorin.profile to a fixed space";
    }
    return "cannot convert from "
        + in.meaning().describe()
        + "; set colorin.profile to a fixed space";
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    Meaning now =
        new Meaning(
            Meaning.WORKING.space(), Meaning.Encoding.LINEAR, in.meaning().reference(), false);
    return in.withMeaning(now);
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    Source source = source(in);
    if (source == null) throw new IllegalStateException(refuses(in));
    RgbSpace limit = gamutClipping.rgb();
    boolean turnBlue = blueMapping && profile.rgb() == null && in.meaning().isCameraRgb();
    TransferFunction transfer = source.transfer();
    boolean convert = !source.rgb().equals(RgbSpace.REC2020);
    float[] first = source.rgb().to(limit == null ? RgbSpace.REC2020 : limit).toFloats();
    float[] second = limit == null ? first : limit.to(RgbSpace.REC2020).toFloats();
    return run -> {
      float[] r = run.plane(0);
      float[] g = run.plane(1);
      float[] b = run.plane(2);
      int from = run.offset();
      int to = run.end();
      float[] spare = run.scratch().floats(0, to);
      if (transfer != TransferFunction.LINEAR) {
        for (int c = 0; c < 3; c++) {
          float[] v = run.take(c, 1);
          transfer.decode(v, spare, run.length());
          run.put(c, v);
        }
      }
      if (turnBlue) ColorInKernel.turnBlue(r, g, b, from, to);
      if (limit != null) {
        Linear.matrix(first, r, g, b, spare, from, to);
        for (float[] plane : run.planes()) Linear.clamp(plane, from, to, 0f, 1f);
        Linear.matrix(second, r, g, b, spare, from, to);
      } else if (convert) {
        Linear.matrix(first, r, g, b, spare, from, to);
      }
    };
  }

  private @Nullable Source source(ImageInfo in) {
    RgbSpace fixed = profile.rgb();
    if (fixed != null) return new Source(fixed, profile.transfer());
    return switch (in.meaning().space()) {
      case Meaning.Space.CameraRgb _ -> {
        Camera camera = in.camera();
        Matrix3 matrix = camera == null ? null : camera.cameraFromXyzD65();
        yield matrix == null ? null : new Source(CameraSpace.of(matrix), TransferFunction.LINEAR);
      }
      case Meaning.Space.Known known -> {
        if (in.meaning().encoding() == Meaning.Encoding.LINEAR) {
          yield new Source(known.rgb(), TransferFunction.LINEAR);
        }
        if (known.rgb().equals(RgbSpace.SRGB) || known.rgb().equals(RgbSpace.P3)) {
          yield new Source(known.rgb(), TransferFunction.SRGB);
        }
        yield known.rgb().equals(RgbSpace.ADOBE_RGB)
            ? new Source(known.rgb(), TransferFunction.GAMMA_2_2)
            : null;
      }
      case Meaning.Space.Mosaic _, Meaning.Space.Profile _ -> null;
    };
  }
}
