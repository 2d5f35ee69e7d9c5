package pentimento.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pentimento.formats.Metadata;
import pentimento.formats.Pictures;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.Problem;

/// Tells pictures that we made from others, so that a camera's JPEG is not taken for an old render.
public final class OurMark {

  private static final String NAME = "Pentimento";

  private OurMark() {}

  /// The metadata of a picture we make: EXIF's Software names us.
  static Metadata on(Metadata metadata) {
    List<Field> image = new ArrayList<>(metadata.image());
    image.removeIf(field -> field.tag() == Tag.SOFTWARE);
    image.add(Field.ascii(Tag.SOFTWARE, NAME));
    image.sort((a, b) -> Integer.compare(a.tag(), b.tag()));
    return new Metadata(image, metadata.exposure(), metadata.location(), metadata.description());
  }

  /// Whether a file is a picture that we made.
  public static boolean isOn(Path file) {
    try {
      for (Field field : Pictures.metadata(file).image()) {
        if (field.tag() == Tag.SOFTWARE) return field.text().startsWith(NAME);
      }
      return false;
    } catch (Problem _) {
      return false;
    }
  }
}
