package pentimento.ops.rawprepare;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.GainMap;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.Rgb;
import pentimento.pipe.TileKernel;
import pentimento.pipe.Unit;
import pentimento.pixel.Rect;

/// Cuts the sensor's margins off and scales its counts so that black becomes 0 and saturation 1.
///
/// `out = (in - black) / (white - black)`, times the lens shading map when that is on. Black is one
/// of four by row and column parity on the sensor; nothing is clamped. For a raw of three planes
/// the mean of the four serves all.
///
/// In darktable's files this is `rawprepare` version 2: `left`, `top`, `right`, `bottom` int32 at
/// offsets 0, 4, 8, 12 (called x, y, width, height there), `black00`, `black01`, `black10`,
/// `black11` uint16 at 16, 18, 20, 22, `white` uint16 at 24, `gainMap` int32 at 28.
@Op(
    id = "rawprepare",
    label = "raw black/white point",
    doc = "Cuts the sensor's margins off and scales counts to 0 at black and 1 at saturation.",
    version = 1)
public record RawPrepare(
    @Param(doc = "columns cut off on the left", unit = Unit.PIXELS, min = 0, max = 65535) int left,
    @Param(doc = "rows cut off at the top", unit = Unit.PIXELS, min = 0, max = 65535) int top,
    @Param(doc = "columns cut off on the right", unit = Unit.PIXELS, min = 0, max = 65535)
        int right,
    @Param(doc = "rows cut off at the bottom", unit = Unit.PIXELS, min = 0, max = 65535) int bottom,
    @Param(
            doc = "black level of even rows, even columns",
            unit = Unit.SENSOR_COUNTS,
            min = 0,
            max = 65535)
        float black00,
    @Param(
            doc = "black level of even rows, odd columns",
            unit = Unit.SENSOR_COUNTS,
            min = 0,
            max = 65535)
        float black01,
    @Param(
            doc = "black level of odd rows, even columns",
            unit = Unit.SENSOR_COUNTS,
            min = 0,
            max = 65535)
        float black10,
    @Param(
            doc = "black level of odd rows, odd columns",
            unit = Unit.SENSOR_COUNTS,
            min = 0,
            max = 65535)
        float black11,
    @Param(doc = "saturation level", unit = Unit.SENSOR_COUNTS, min = 1, max = 65535) float white,
    @Param(doc = "apply the lens shading map stored with the raw") boolean gainMap)
    implements GeometryOperation {

  public static final RawPrepare DEFAULTS =
      new RawPrepare(0, 0, 0, 0, 0f, 0f, 0f, 0f, 65535f, false);

  public static final OperationType<RawPrepare> TYPE =
      new OperationType<>(RawPrepare.class, DEFAULTS);

  /// Margins and levels as the raw file states them.
  public static RawPrepare forCamera(Camera camera) {
    Rect visible = camera.visible();
    float[] black = camera.black();
    return new RawPrepare(
        visible.x(),
        visible.y(),
        camera.sensorWidth() - visible.right(),
        camera.sensorHeight() - visible.bottom(),
        black[0],
        black[1],
        black[2],
        black[3],
        camera.white(),
        !camera.gainMaps().isEmpty());
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    Cfa cfa = in.cfa();
    ImageInfo out =
        in.withSize(in.width() - left - right, in.height() - top - bottom)
            .withLevels(Rgb.ONE, Rgb.ONE);
    return cfa == null ? out : out.withCfa(cfa.from(left, top));
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    if (in.camera() == null) return "takes the samples of a raw file";
    if (left + right >= in.width() || top + bottom >= in.height()) {
      return "cuts off more than the sensor's " + in.width() + "x" + in.height() + " samples";
    }
    if (white <= Math.max(Math.max(black00, black01), Math.max(black10, black11))) {
      return "has a white level (" + white + ") that is not above its black levels";
    }
    return null;
  }

  @Override
  public Rect source(Rect out, ImageInfo in) {
    return out.translate(left, top);
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    float[] black = {black00, black01, black10, black11};
    if (in.channels() > 1) {
      float mean = 0.25f * (black00 + black01 + black10 + black11);
      black = new float[] {mean, mean, mean, mean};
    }
    Camera camera = in.camera();
    List<GainMap> maps = !gainMap || camera == null ? List.of() : camera.gainMaps();
    return new RawPrepareKernel(black, white, left, top, in.width(), in.height(), maps);
  }
}
