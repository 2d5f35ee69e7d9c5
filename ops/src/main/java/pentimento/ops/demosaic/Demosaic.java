package pentimento.ops.demosaic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.AreaOperation;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Rect;

/// Makes three planes of camera RGB from a mosaic.
///
/// RCD gives no negative values; the other methods keep them.
///
/// In darktable's files this is `demosaic` version 4: `method` at offset 12 (values in
/// [DemosaicMethod]). Its green matching (offset 0), edge threshold (4) and colour smoothing (8)
/// are 0 here.
@Op(
    id = "demosaic",
    label = "demosaic",
    doc = "Finds the two colours that each pixel of the sensor did not see.",
    version = 1)
public record Demosaic(@Param(doc = "how missing colours are found") DemosaicMethod method)
    implements AreaOperation {

  public static final Demosaic DEFAULTS = new Demosaic(DemosaicMethod.RCD);

  public static final OperationType<Demosaic> TYPE = new OperationType<>(Demosaic.class, DEFAULTS);

  /// What a new edit of a raw starts with.
  public static Demosaic forCamera(Camera camera) {
    return DEFAULTS;
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    return in.demosaiced(Meaning.CAMERA_RGB);
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    Cfa cfa = in.cfa();
    if (in.channels() != 1 || cfa == null) return "takes the mosaic of a raw file";
    return switch (method) {
      case BILINEAR, PASSTHROUGH_MONOCHROME, PHOTOSITE_COLOUR -> null;
      case RCD, PPG -> cfa.isBayer() ? null : "by " + method + " " + bayerOnly(cfa);
    };
  }

  private static String bayerOnly(Cfa cfa) {
    boolean xTrans = cfa.width() == 6 && cfa.height() == 6;
    return "takes Bayer sensors, not "
        + (xTrans ? "X-Trans" : cfa)
        + " ones; demosaic.method=bilinear does both";
  }

  @Override
  public int halo(ImageInfo in) {
    return switch (method) {
      case RCD -> Rcd.HALO;
      case PPG -> Ppg.HALO;
      case BILINEAR -> Bilinear.HALO;
      case PASSTHROUGH_MONOCHROME, PHOTOSITE_COLOUR -> 0;
    };
  }

  @Override
  public TileKernel kernel(ImageInfo in) {
    Cfa cfa = Objects.requireNonNull(in.cfa());
    return switch (method) {
      case RCD -> new Rcd(in, cfa)::apply;
      case PPG -> {
        Ppg ppg = new Ppg(in.width(), in.height(), cfa, false);
        yield (from, out, scratch) -> ppg.apply(from, out, out.rect(), scratch);
      }
      case BILINEAR ->
          (from, out, scratch) -> Bilinear.apply(from, out, cfa, in.width(), in.height());
      case PASSTHROUGH_MONOCHROME -> (from, out, scratch) -> Passthrough.monochrome(from, out);
      case PHOTOSITE_COLOUR -> (from, out, scratch) -> Passthrough.photosite(from, out, cfa);
    };
  }

  @Override
  public @Nullable GeometryOperation alignment(Rect wanted, ImageInfo in) {
    if (method == DemosaicMethod.PASSTHROUGH_MONOCHROME) return null;
    int dx = wanted.x() & 1;
    int dy = wanted.y() & 1;
    return dx == 0 && dy == 0 ? null : new MosaicAlignment(dx, dy);
  }
}
