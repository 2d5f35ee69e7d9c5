package pentimento.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.formats.tiff.Directory;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Tag;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.BadInput;

/// Collects the [Metadata] of a TIFF, DNG or EXIF block.
public final class ExifReader {

  /// Of the first directory, what is about the picture and not about the file.
  private static final Set<Integer> IMAGE_TAGS =
      Set.of(
          Tag.IMAGE_DESCRIPTION,
          Tag.MAKE,
          Tag.MODEL,
          Tag.X_RESOLUTION,
          Tag.Y_RESOLUTION,
          Tag.RESOLUTION_UNIT,
          Tag.SOFTWARE,
          Tag.DATE_TIME,
          Tag.ARTIST,
          Tag.HOST_COMPUTER,
          Tag.RATING,
          Tag.RATING_PERCENT,
          Tag.COPYRIGHT,
          40091,
          40092,
          40093,
          40094,
          40095);

  /// Fields of the Exif directory that would be wrong or meaningless in a developed picture.
  private static final Set<Integer> LEFT_OUT =
      Set.of(
          Tag.MAKER_NOTE,
          Tag.COLOR_SPACE,
          Tag.PIXEL_X_DIMENSION,
          Tag.PIXEL_Y_DIMENSION,
          Tag.INTEROPERABILITY_IFD,
          Tag.EXIF_CFA_PATTERN,
          59932);

  /// Exif fields that TIFF/EP files keep in the first directory.
  private static final Set<Integer> TIFF_EP =
      Set.of(
          Tag.EXPOSURE_TIME,
          Tag.F_NUMBER,
          Tag.EXPOSURE_PROGRAM,
          Tag.ISO,
          Tag.DATE_TIME_ORIGINAL,
          37377,
          37378,
          Tag.EXPOSURE_BIAS,
          37381,
          37382,
          37383,
          37384,
          37385,
          Tag.FOCAL_LENGTH);

  private static final int LONGEST_FIELD = 1 << 16;

  private ExifReader() {}

  /// What the first directory of a structure and those it points to say. Fields that cannot be read
  /// are left out.
  public static Metadata read(TiffStructure structure) {
    return read(structure, new ArrayList<>());
  }

  /// As [#read(TiffStructure)], adding a line to `warnings` for each field left out.
  public static Metadata read(TiffStructure structure, List<String> warnings) {
    Directory first = structure.chain().getFirst();
    TreeMap<Integer, Field> image = new TreeMap<>();
    TreeMap<Integer, Field> exposure = new TreeMap<>();
    TreeMap<Integer, Field> location = new TreeMap<>();
    for (int tag : first.tags()) {
      if (IMAGE_TAGS.contains(tag)) keep(first, tag, tag, image, warnings);
      if (TIFF_EP.contains(tag)) keep(first, tag, tag, exposure, warnings);
    }
    keepAll(structure.child(first, Tag.EXIF_IFD), exposure, warnings);
    keepAll(structure.child(first, Tag.GPS_IFD), location, warnings);
    // DNG has tags of its own for what Exif got names for only later.
    if (!exposure.containsKey(Tag.BODY_SERIAL_NUMBER)) {
      keep(first, Tag.CAMERA_SERIAL_NUMBER, Tag.BODY_SERIAL_NUMBER, exposure, warnings);
    }
    if (!exposure.containsKey(Tag.LENS_SPECIFICATION)) {
      keep(first, Tag.LENS_INFO, Tag.LENS_SPECIFICATION, exposure, warnings);
    }
    Metadata.Description description = Metadata.Description.EMPTY;
    Field xmp = first.has(Tag.XMP) ? tryField(first, Tag.XMP, warnings) : null;
    if (xmp != null) description = Xmp.read(xmp.value(), warnings);
    return new Metadata(
        List.copyOf(image.values()),
        List.copyOf(exposure.values()),
        List.copyOf(location.values()),
        description);
  }

  private static void keepAll(
      @Nullable Directory directory, Map<Integer, Field> into, List<String> warnings) {
    if (directory == null) return;
    for (int tag : directory.tags()) {
      if (!LEFT_OUT.contains(tag)) keep(directory, tag, tag, into, warnings);
    }
  }

  private static void keep(
      Directory directory, int tag, int as, Map<Integer, Field> into, List<String> warnings) {
    if (!directory.has(tag) || directory.count(tag) > LONGEST_FIELD) return;
    Field field = tryField(directory, tag, warnings);
    // Pointers to further directories would dangle in another file.
    if (field == null || field.type() == FieldType.IFD || field.value().length == 0) return;
    into.put(as, new Field(as, field.type(), field.value()));
  }

  private static @Nullable Field tryField(Directory directory, int tag, List<String> warnings) {
    try {
      return directory.field(tag);
    } catch (BadInput e) {
      warnings.add("left out of the metadata: " + e.getMessage());
      return null;
    }
  }
}
