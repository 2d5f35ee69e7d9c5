package pentimento.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.CannotWrite;
import pentimento.studio.Duplicate;
import pentimento.studio.OurMark;

/// Names the file that a photograph is rendered to.
final class OutputName {

  private OutputName() {}

  /// A JPEG beside the photograph, or in the folder given, or the file given; a duplicate's number
  /// is part of the JPEG's name.
  ///
  /// @param output file or folder; null for a JPEG beside the photograph
  /// @param several whether other photographs are rendered too, so that a file will not do
  static Path of(Duplicate of, @Nullable Path output, boolean several) {
    Path photo = of.photo();
    String name = String.valueOf(photo.getFileName());
    int dot = name.lastIndexOf('.');
    String jpeg = (dot > 0 ? name.substring(0, dot) : name) + of.suffix() + ".jpg";
    if (output == null) return ours(photo.resolveSibling(jpeg));
    if (Files.isDirectory(output)) return ours(output.resolve(jpeg));
    if (several) {
      throw new CannotWrite(
          output.toString(), "is no folder, and there are several photographs", "name a folder");
    }
    return output;
  }

  /// A name the user did not choose must not cost a picture that is not ours, such as the JPEG that
  /// a camera put beside its raw.
  private static Path ours(Path file) {
    if (Files.exists(file) && !OurMark.isOn(file)) {
      throw new CannotWrite(
          file.toString(), "is there already and was not made by us", "choose a name with -o");
    }
    return file;
  }
}
