package pentimento.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.CannotWrite;

/// How clients find the resident process: one line `PORT TOKEN BUILD` in a file that only this user
/// can read.
///
/// @param port on the loopback address
/// @param token what clients must show
/// @param build which build it runs
public record ResidentFile(int port, String token, String build) {

  /// The file below the store's folder; the launcher looks for it there too.
  public static Path in(Path store) {
    return store.resolve("resident");
  }

  /// The process that a file names; null when there is none.
  public static @Nullable ResidentFile read(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      return words.length == 3
          ? new ResidentFile(Integer.parseInt(words[0]), words[1], words[2])
          : null;
    } catch (IOException | NumberFormatException _) {
      return null;
    }
  }

  /// Writes the file, readable for this user alone.
  public void write(Path file) {
    String line = port + " " + token + " " + build + "\n";
    try {
      Files.createDirectories(file.getParent());
      // A temporary file is readable for its owner alone from the start.
      Path fresh = Files.createTempFile(file.getParent(), ".resident", "");
      Files.writeString(fresh, line);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotWrite(file.toString(), e);
    }
  }
}
