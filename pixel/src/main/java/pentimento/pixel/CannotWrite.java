package pentimento.pixel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A result that could not be written: names the file and the remedy. Nothing partial is left
/// behind.
public final class CannotWrite extends Problem {

  private static final long serialVersionUID = 1L;

  public CannotWrite(String file, String problem, String remedy) {
    super(BadInput.line(file, "", problem, remedy));
  }

  public CannotWrite(String file, IOException e) {
    super(
        BadInput.line(file, "", "cannot be written (" + BadInput.reason(e) + ")", remedy(file)), e);
  }

  /// Looks at the folder, since the system's reasons are words in the user's language.
  private static String remedy(String file) {
    Path folder = folder(file);
    if (folder != null && Files.isDirectory(folder) && !Files.isWritable(folder)) {
      return "allow writing in the folder " + folder + ", or work in another";
    }
    return "check that the folder exists, may be written to and has room";
  }

  private static @Nullable Path folder(String file) {
    try {
      return Path.of(file).toAbsolutePath().getParent();
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
