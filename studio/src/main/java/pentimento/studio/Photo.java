package pentimento.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Source;
import pentimento.formats.Metadata;
import pentimento.pipe.Camera;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;

/// An open photograph: a raw or a picture, and what is known about it. The file is only ever read.
public sealed interface Photo extends AutoCloseable permits RawPhoto, PicturePhoto {

  /// Opens a photograph by what its bytes say, not by its name; reads its header only.
  ///
  /// @throws BadInput when it cannot be read as a photograph
  static Photo open(Path file) {
    if (!Files.exists(file)) {
      throw new BadInput(file.toString(), "", "no such file", "check the name");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(file.toString(), "", "is a folder", "name the photographs in it");
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".dng")) return RawPhoto.open(file);
    return PicturePhoto.open(file);
  }

  Path file();

  /// The raw's facts; null for pictures.
  @Nullable Camera camera();

  Metadata metadata();

  /// What was odd about the file without stopping us.
  List<String> warnings();

  /// Where the pipe begins: the mosaic in sensor counts, or the picture in the working space.
  Source source(int threads, Cancellation cancellation);

  /// The hash of the file's bytes as they were when it was first asked for.
  ContentHash hash();

  @Override
  void close();
}
