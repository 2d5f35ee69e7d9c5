package pentimento.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.formats.tiff.DirectoryBlock;
import pentimento.formats.tiff.DirectoryBlock.Node;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Tag;

/// Makes the EXIF directories of an output from [Metadata]: as they were, but upright and with the
/// size and colour space of the result.
public final class ExifWriter {

  private static final int SRGB = 1;
  private static final int UNCALIBRATED = 65535;

  private ExifWriter() {}

  /// A whole EXIF block (TIFF header and directories), as JPEG and PNG embed it.
  public static byte[] block(PictureHeader header) {
    List<Field> fields = new ArrayList<>(header.metadata().image());
    fields.add(Field.shorts(Tag.ORIENTATION, 1));
    addResolution(fields);
    return DirectoryBlock.withHeader(new Node(fields, children(header)));
  }

  /// The standards want a resolution, even where nobody knows one.
  public static void addResolution(List<Field> fields) {
    if (Metadata.field(fields, Tag.X_RESOLUTION) != null) return;
    fields.add(Field.rationals(Tag.X_RESOLUTION, 1, 72));
    fields.add(Field.rationals(Tag.Y_RESOLUTION, 1, 72));
    if (Metadata.field(fields, Tag.RESOLUTION_UNIT) == null) {
      fields.add(Field.shorts(Tag.RESOLUTION_UNIT, 2));
    }
  }

  /// The Exif and GPS directories by the tags that point to them.
  public static Map<Integer, List<Node>> children(PictureHeader header) {
    Map<Integer, List<Node>> children = new LinkedHashMap<>();
    List<Field> exposure = new ArrayList<>(header.metadata().exposure());
    if (Metadata.field(exposure, Tag.EXIF_VERSION) == null) {
      byte[] version = {'0', '2', '3', '2'};
      exposure.add(Field.bytes(Tag.EXIF_VERSION, FieldType.UNDEFINED, version));
    }
    if (Metadata.field(exposure, Tag.FLASHPIX_VERSION) == null) {
      byte[] version = {'0', '1', '0', '0'};
      exposure.add(Field.bytes(Tag.FLASHPIX_VERSION, FieldType.UNDEFINED, version));
    }
    boolean srgb = header.icc() == null || IccName.of(header.icc()).contains("sRGB");
    exposure.add(Field.shorts(Tag.COLOR_SPACE, srgb ? SRGB : UNCALIBRATED));
    exposure.add(Field.longs(Tag.PIXEL_X_DIMENSION, header.width()));
    exposure.add(Field.longs(Tag.PIXEL_Y_DIMENSION, header.height()));
    children.put(Tag.EXIF_IFD, List.of(new Node(exposure)));
    if (!header.metadata().location().isEmpty()) {
      children.put(Tag.GPS_IFD, List.of(new Node(header.metadata().location())));
    }
    return children;
  }
}
