package pentimento.formats.exr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.formats.Metadata;
import pentimento.formats.tiff.Field;

/// What is known of a photograph as the standard attributes of OpenEXR, under the names and in the
/// units of its list of optional attributes.
final class ExrFacts {

  private static final int IMAGE_DESCRIPTION = 270;
  private static final int ARTIST = 315;
  private static final int COPYRIGHT = 33432;
  private static final int GPS_LATITUDE_REF = 1;
  private static final int GPS_LATITUDE = 2;
  private static final int GPS_LONGITUDE_REF = 3;
  private static final int GPS_LONGITUDE = 4;
  private static final int GPS_ALTITUDE_REF = 5;
  private static final int GPS_ALTITUDE = 6;

  private ExrFacts() {}

  /// Each a `String` or a `Float`; what is not known is left out.
  static Map<String, Object> of(Metadata metadata) {
    Map<String, Object> facts = new LinkedHashMap<>();
    // The names that OpenImageIO gives back as EXIF, and those of OpenEXR 3.
    text(facts, "make", metadata.make());
    text(facts, "cameraMake", metadata.make());
    text(facts, "model", metadata.model());
    text(facts, "cameraModel", metadata.model());
    text(facts, "lensModel", metadata.lens());
    text(facts, "capDate", metadata.taken());
    // What people wrote is in XMP, or where only the camera's owner was entered, in EXIF.
    Metadata.Description description = metadata.description();
    text(facts, "comments", or(description.text(), metadata, IMAGE_DESCRIPTION));
    text(facts, "owner", or(description.rights(), metadata, COPYRIGHT));
    // No list of OpenEXR's has these; the names are those of XMP.
    text(facts, "title", description.title());
    text(facts, "creator", or(joined(description.creators()), metadata, ARTIST));
    text(facts, "subject", joined(description.keywords()));
    Integer rating = description.rating();
    number(facts, "rating", rating == null ? Double.NaN : rating);
    number(facts, "expTime", metadata.exposureTime());
    number(facts, "aperture", metadata.fNumber());
    number(facts, "isoSpeed", metadata.iso());
    number(facts, "nominalFocalLength", metadata.focalLength());
    List<Field> gps = metadata.location();
    number(facts, "latitude", degrees(gps, GPS_LATITUDE, GPS_LATITUDE_REF, "S"));
    number(facts, "longitude", degrees(gps, GPS_LONGITUDE, GPS_LONGITUDE_REF, "W"));
    number(facts, "altitude", altitude(gps));
    return facts;
  }

  private static void text(Map<String, Object> facts, String name, @Nullable String text) {
    if (text != null) facts.put(name, text);
  }

  private static @Nullable String or(@Nullable String text, Metadata metadata, int tag) {
    if (text != null) return text;
    Field field = Metadata.field(metadata.image(), tag);
    return field == null || field.text().isBlank() ? null : field.text();
  }

  private static @Nullable String joined(List<String> words) {
    return words.isEmpty() ? null : String.join("; ", words);
  }

  private static void number(Map<String, Object> facts, String name, double number) {
    if (Double.isFinite(number)) facts.put(name, (float) number);
  }

  /// Degrees, minutes and seconds as degrees; NaN when they are not there.
  private static double degrees(List<Field> gps, int tag, int reference, String negative) {
    Field parts = Metadata.field(gps, tag);
    Field side = Metadata.field(gps, reference);
    if (parts == null || !parts.isNumeric() || parts.count() != 3) return Double.NaN;
    double degrees = parts.number(0) + parts.number(1) / 60 + parts.number(2) / 3600;
    return side != null && side.text().strip().equals(negative) ? -degrees : degrees;
  }

  /// Metres above the sea; NaN when not there.
  private static double altitude(List<Field> gps) {
    Field height = Metadata.field(gps, GPS_ALTITUDE);
    Field side = Metadata.field(gps, GPS_ALTITUDE_REF);
    if (height == null || !height.isNumeric() || height.count() != 1) return Double.NaN;
    boolean below = side != null && side.isNumeric() && side.count() == 1 && side.number(0) == 1;
    return below ? -height.number(0) : height.number(0);
  }
}
