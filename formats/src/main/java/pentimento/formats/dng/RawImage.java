package pentimento.formats.dng;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.Metadata;
import pentimento.pixel.Rect;

/// What the header of a raw picture says. Positions are of the whole sensor as stored, from its
/// first photosite.
///
/// @param file the file as the user knows it
/// @param width photosites of a stored row
/// @param height stored rows
/// @param cfa the colour pattern with the sensor's first photosite as origin
/// @param blackLevel four levels for the photosites of even/odd rows and columns of the sensor,
///   `(row & 1) · 2 + (col & 1)`, in raw numbers after linearisation
/// @param whiteLevel the raw number at which a photosite is full
/// @param activeArea the light-sensitive part
/// @param defaultCrop the part to show, as DefaultCropOrigin and DefaultCropSize say, inside
///   `activeArea`
/// @param matrices the colour matrices in the order of the file; empty when it has none
/// @param asShotNeutral camera RGB of a neutral in the scene's light, or null
/// @param asShotWhiteXy CIE xy of the scene's light, or null; files have one of both
/// @param baselineExposure stops by which the camera's maker wants it brightened
/// @param orientation the EXIF orientation, 1 to 8
/// @param gainMaps gain maps to be multiplied in after scaling to black and white (OpcodeList2)
/// @param camera maker and model as one name (UniqueCameraModel)
/// @param storage how the raw numbers are stored, in words: "14 bit uncompressed"
/// @param warnings what is odd about the file without stopping us
public record RawImage(
    String file,
    int width,
    int height,
    Cfa cfa,
    double[] blackLevel,
    double whiteLevel,
    Rect activeArea,
    Rect defaultCrop,
    List<CalibratedMatrix> matrices,
    double @Nullable [] asShotNeutral,
    double @Nullable [] asShotWhiteXy,
    double baselineExposure,
    int orientation,
    List<GainMap> gainMaps,
    String camera,
    String storage,
    Metadata metadata,
    List<String> warnings) {

  /// A raw to be written: no masked borders, upright, one black level for all photosites.
  ///
  /// @param metadata should name maker and model; they become the camera's unique name
  public static RawImage simple(
      int width,
      int height,
      Cfa cfa,
      double black,
      double white,
      List<CalibratedMatrix> matrices,
      double[] asShotNeutral,
      Metadata metadata) {
    Rect all = Rect.ofSize(width, height);
    String make = metadata.make() == null ? "" : metadata.make();
    String model = metadata.model() == null ? "" : metadata.model();
    return new RawImage(
        "",
        width,
        height,
        cfa,
        new double[] {black, black, black, black},
        white,
        all,
        all,
        matrices,
        asShotNeutral,
        null,
        0,
        1,
        List.of(),
        (make + " " + model).strip(),
        "",
        metadata,
        List.of());
  }
}
