package pentimento.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Tag;

/// What a picture's file says about how it was taken, kept from the raw to every output.
///
/// The fields hold neither thumbnails nor maker notes nor anything that describes the file's own
/// layout; the orientation is not among them, since results are upright.
///
/// @param image fields of the first directory that are about the picture: camera, artist, copyright
/// @param exposure fields of the Exif directory
/// @param location fields of the GPS directory
/// @param description what people wrote: title, text, rating
public record Metadata(
    List<Field> image, List<Field> exposure, List<Field> location, Description description) {

  public static final Metadata EMPTY =
      new Metadata(List.of(), List.of(), List.of(), Description.EMPTY);

  public Metadata {
    image = List.copyOf(image);
    exposure = List.copyOf(exposure);
    location = List.copyOf(location);
  }

  /// The metadata of a photograph taken by a camera of our own making.
  ///
  /// @param seconds exposure time, given to a microsecond
  /// @param taken `YYYY:MM:DD hh:mm:ss`
  public static Metadata ofCamera(
      String make,
      String model,
      double seconds,
      double fNumber,
      int iso,
      double focalLength,
      String taken) {
    return new Metadata(
        List.of(
            Field.ascii(Tag.MAKE, make),
            Field.ascii(Tag.MODEL, model),
            Field.ascii(Tag.DATE_TIME, taken)),
        List.of(
            exposureTime(seconds),
            Field.rationals(Tag.F_NUMBER, 10, fNumber),
            Field.shorts(Tag.ISO, iso),
            Field.bytes(
                Tag.EXIF_VERSION,
                FieldType.UNDEFINED,
                (byte) '0',
                (byte) '2',
                (byte) '3',
                (byte) '0'),
            Field.ascii(Tag.DATE_TIME_ORIGINAL, taken),
            Field.signedRationals(Tag.EXPOSURE_BIAS, 100, 0),
            Field.rationals(Tag.FOCAL_LENGTH, 10, focalLength)),
        List.of(),
        Description.EMPTY);
  }

  /// Short times as 1/n, as cameras write them.
  private static Field exposureTime(double seconds) {
    double n = StrictMath.rint(1 / seconds);
    boolean fraction = seconds < 0.5 && Math.abs(1 / n - seconds) < 1e-3 * seconds;
    return fraction
        ? Field.rationals(Tag.EXPOSURE_TIME, (int) n, 1 / n)
        : Field.rationals(Tag.EXPOSURE_TIME, 1_000_000, seconds);
  }

  public Metadata with(Description other) {
    return new Metadata(image, exposure, location, other);
  }

  public boolean isEmpty() {
    return image.isEmpty()
        && exposure.isEmpty()
        && location.isEmpty()
        && description.equals(Description.EMPTY);
  }

  public @Nullable String make() {
    return text(image, Tag.MAKE);
  }

  public @Nullable String model() {
    return text(image, Tag.MODEL);
  }

  public @Nullable String lens() {
    return text(exposure, Tag.LENS_MODEL);
  }

  /// `YYYY:MM:DD hh:mm:ss`, as EXIF writes it, or null.
  public @Nullable String taken() {
    String taken = text(exposure, Tag.DATE_TIME_ORIGINAL);
    return taken != null ? taken : text(image, Tag.DATE_TIME);
  }

  /// Stops that the photographer set the camera brighter than it metered; 0 when unknown.
  public double exposureBias() {
    double bias = number(exposure, Tag.EXPOSURE_BIAS);
    return Double.isFinite(bias) ? bias : 0;
  }

  /// The sensitivity as an ISO number; NaN when unknown.
  public double iso() {
    return number(exposure, Tag.ISO);
  }

  /// Seconds; NaN when unknown.
  public double exposureTime() {
    return number(exposure, Tag.EXPOSURE_TIME);
  }

  /// NaN when unknown.
  public double fNumber() {
    return number(exposure, Tag.F_NUMBER);
  }

  /// Millimetres; NaN when unknown.
  public double focalLength() {
    return number(exposure, Tag.FOCAL_LENGTH);
  }

  /// The field of a tag, or null.
  public static @Nullable Field field(List<Field> fields, int tag) {
    for (Field field : fields) if (field.tag() == tag) return field;
    return null;
  }

  private static @Nullable String text(List<Field> fields, int tag) {
    Field field = field(fields, tag);
    return field == null || field.text().isEmpty() ? null : field.text();
  }

  private static double number(List<Field> fields, int tag) {
    Field field = field(fields, tag);
    return field == null || field.count() == 0 || !field.isNumeric() ? Double.NaN : field.number(0);
  }

  /// What people wrote about a picture, as XMP carries it.
  ///
  /// @param rating 1 to 5 stars, 0 none, -1 rejected; null when nothing is said
  public record Description(
      @Nullable String title,
      @Nullable String text,
      @Nullable Integer rating,
      List<String> creators,
      @Nullable String rights,
      List<String> keywords) {

    public static final Description EMPTY =
        new Description(null, null, null, List.of(), null, List.of());

    public Description {
      creators = List.copyOf(creators);
      keywords = List.copyOf(keywords);
    }
  }
}
