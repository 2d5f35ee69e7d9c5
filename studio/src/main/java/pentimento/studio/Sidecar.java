package pentimento.studio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Edit;
import pentimento.pipe.EditJson;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;

/// The edit beside a photograph: `PHOTO.ext.edit.json`. Pictures nobody touched have none. Those of
/// duplicates lie beside it, see [Duplicate].
public final class Sidecar {

  private static final int MOST_BYTES = 64 << 20;

  private Sidecar() {}

  /// Where the edit of a photograph lies.
  public static Path of(Path photo) {
    return Duplicate.first(photo).sidecar();
  }

  /// The edit beside a photograph; null when there is none.
  public static @Nullable Edit find(Path photo, Catalogue catalogue) {
    return Duplicate.first(photo).find(catalogue);
  }

  /// Reads an edit of ours.
  ///
  /// @throws BadInput when it cannot be read as one
  public static Edit read(Path file, Catalogue catalogue) {
    return EditJson.read(file.toString(), text(file), catalogue);
  }

  /// Replaces the edit beside a photograph, whole or not at all.
  public static void write(Path photo, Edit edit, Catalogue catalogue) {
    replace(of(photo), edit, catalogue);
  }

  /// Replaces an edit file, whole or not at all.
  static void replace(Path file, Edit edit, Catalogue catalogue) {
    byte[] bytes = EditJson.write(edit, catalogue).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) channel.write(buffer);
        });
  }

  /// The text of a small file.
  static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadInput(file.toString(), "", "is too large for an edit", "check the name");
      }
      return Files.readString(file);
    } catch (java.nio.charset.MalformedInputException e) {
      throw new BadInput(file.toString(), "", "is not text in UTF-8", "check the name");
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }
}
