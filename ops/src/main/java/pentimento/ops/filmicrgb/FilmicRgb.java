package pentimento.ops.filmicrgb;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Unit;

/// Fits scene-referred light to a display the way film and paper do.
///
/// Light is measured in stops around mid-grey, from the black to the white relative exposure; a
/// curve with a straight middle maps that to the display. The result lies between 0 and target
/// white; with colour science 6 inside the gamut of [ImageInfo#destination].
///
/// In darktable's files this is `filmicrgb` version 6. Its highlight reconstruction (offset 112,
/// off by default) and the compensation of the ICC black (offset 104) are not ours; `auto_hardness`
/// (offset 80) has done its work when the file was saved.
@Op(
    id = "filmicrgb",
    label = "filmic rgb",
    doc = "Fits scene-referred light to a display the way film and paper do.",
    version = 1)
public record FilmicRgb(
    @Param(
            doc = "light taken as mid-grey, when middle grey is custom",
            unit = Unit.PERCENT,
            min = 0.001,
            max = 100)
        float greyPointSource,
    @Param(
            doc = "black, in stops below mid-grey",
            unit = Unit.EV,
            min = -16,
            max = -0.1,
            soft = {-14, -3})
        float blackPointSource,
    @Param(
            doc = "white, in stops above mid-grey",
            unit = Unit.EV,
            min = 0.1,
            max = 16,
            soft = {2, 8})
        float whitePointSource,
    @Param(
            doc = "mid-grey on the display, when middle grey is custom",
            unit = Unit.PERCENT,
            min = 1,
            max = 50)
        float greyPointTarget,
    @Param(
            doc = "black on the display",
            unit = Unit.PERCENT,
            min = 0,
            max = 20,
            soft = {0, 1})
        float blackPointTarget,
    @Param(
            doc = "white on the display",
            unit = Unit.PERCENT,
            min = 1,
            max = 1600,
            soft = {50, 200})
        float whitePointTarget,
    @Param(doc = "power of the transfer from curve to display", min = 1, max = 10) float hardness,
    @Param(
            doc = "part of the range that is mapped by a straight line",
            unit = Unit.PERCENT,
            min = 0.01,
            max = 99)
        float latitude,
    @Param(
            doc = "slope at mid-grey",
            min = 0,
            max = 5,
            soft = {0.5, 3})
        float contrast,
    @Param(
            doc = "colour in the brightest and darkest parts",
            unit = Unit.PERCENT,
            min = -200,
            max = 200,
            soft = {-50, 50})
        float saturation,
    @Param(
            doc = "moves the latitude to the shadows (negative) or highlights",
            unit = Unit.PERCENT,
            min = -50,
            max = 50)
        float balance,
    @Param(doc = "what the curve is applied to") PreserveChrominance preserveChrominance,
    @Param(doc = "how colours follow the curve") ColorScience colorScience,
    @Param(doc = "take mid-grey from the two parameters for it, instead of 18.45 %")
        boolean customGrey,
    @Param(doc = "how the curve runs into black") CurveEnd shadows,
    @Param(doc = "how the curve runs into white") CurveEnd highlights,
    @Param(doc = "how contrast and latitude shape the curve") SplineVersion spline)
    implements PointOperation {

  public static final FilmicRgb DEFAULTS = forRange(-8f, 4f);

  public static final OperationType<FilmicRgb> TYPE =
      new OperationType<>(FilmicRgb.class, DEFAULTS);

  /// What a new edit of a raw starts with: the range follows the exposure that the defaults give.
  public static FilmicRgb forCamera(Camera camera) {
    float ev = 0.7f - camera.exposureBias();
    return forRange(-8f + 0.5f * ev, 4f + 0.8f * ev);
  }

  private static FilmicRgb forRange(float black, float white) {
    float hardness = (float) (StrictMath.log(0.1845) / StrictMath.log(-black / (white - black)));
    return new FilmicRgb(
        18.45f,
        black,
        white,
        18.45f,
        0.01517634f,
        100f,
        hardness,
        0.01f,
        1f,
        0f,
        0f,
        PreserveChrominance.POWER_NORM,
        ColorScience.V6_2022,
        false,
        CurveEnd.HARD,
        CurveEnd.HARD,
        SplineVersion.V3_2021);
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    return in.meaning().refusalUnlessWorkingRgb();
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    return in.withMeaning(in.meaning().display());
  }

  @Override
  public boolean usesDestination() {
    return colorScience == ColorScience.V6_2022;
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    FilmicTone tone = FilmicTone.of(this);
    if (colorScience == ColorScience.V6_2022) {
      FilmicGamut gamut =
          FilmicGamut.of(in.destination(), 0.01f * saturation, tone.black(), tone.white());
      return preserveChrominance == PreserveChrominance.NO
          ? new FilmicSplit(tone, gamut)
          : new FilmicChroma(tone, FilmicNorm.of(preserveChrominance), gamut);
    }
    FilmicDesaturation desaturation =
        new FilmicDesaturation(tone.spline(), 2f * saturation / 100f + 1f);
    return preserveChrominance == PreserveChrominance.NO
        ? new FilmicSplitEarly(tone, desaturation, colorScience)
        : new FilmicChromaEarly(
            tone, FilmicNorm.of(preserveChrominance), desaturation, colorScience);
  }
}
