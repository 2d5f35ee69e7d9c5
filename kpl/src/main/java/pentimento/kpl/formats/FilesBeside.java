package pentimento.kpl.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files that lie beside a palette and that it may refer to by name: ICC profiles.
@FunctionalInterface
interface FilesBeside {

  int MOST_BYTES = 64 << 20;

  /// Where nothing lies beside.
  FilesBeside NONE = _ -> null;

  /// The content of a file; null when there is none of that name, or it may not be read.
  byte @Nullable [] read(String name);

  /// Those in the folder of `palette`; names that lead out of it are none.
  static FilesBeside of(Path palette) {
    return name -> {
      try {
        Path plain = Path.of(name);
        if (plain.getNameCount() != 1 || plain.isAbsolute() || name.startsWith(".")) return null;
        Path file = palette.resolveSibling(plain);
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return null;
        return Files.readAllBytes(file);
      } catch (InvalidPathException | IOException _) {
        return null;
      }
    };
  }
}
