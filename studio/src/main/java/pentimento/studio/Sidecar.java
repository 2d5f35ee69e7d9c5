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

/// The edit beside a photograph: `PHOTO.ext.edit.json`. Pictures nobody touched have none.
public final class Sidecar {

  private static final int MOST_BYTES = 64 << 20;

  private Sidecar() {}

  /// Where the edit of a photograph lies.
  public static Path of(Path photo) {
    return photo.resolveSibling(photo.getFileName() + ".edit.json");
  }

  /// The edit beside a photograph; null when there is none.
  public static @Nullable Edit find(Path photo, Catalogue catalogue) {
    Path file = of(photo);
    return Files.exists(file) ? read(file, catalogue) : null;
  }

  /// Reads an edit of ours.
  ///
  /// @throws BadInput when it cannot be read as one
  public static Edit read(Path file, Catalogue catalogue) {
    return EditJson.read(file.toString(), text(file), catalogue);
  }

  /// Replaces the edit beside a photograph, whole or not at all.
  public static void write(Path photo, Edit edit, Catalogue catalogue) {
    byte[] bytes = EditJson.write(edit, catalogue).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        of(photo),
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
