package pentimento.pixel;

import java.io.IOException;

/// A file that cannot be read as what it should be: names the file, the place in it, what is wrong
/// and the remedy.
public final class BadInput extends Problem {

  private static final long serialVersionUID = 1L;

  /// @param file the file as the user knows it
  /// @param place where in the file: "offset 1234", "tag 0x0111"; empty for the whole file
  /// @param problem what was found and what was expected, without a full stop
  /// @param remedy what the user can do, without a full stop; may be empty
  public BadInput(String file, String place, String problem, String remedy) {
    super(line(file, place, problem, remedy));
  }

  public BadInput(String file, String place, String problem) {
    this(file, place, problem, "");
  }

  /// A file that the system would not let us read.
  public static BadInput unreadable(String file, IOException e) {
    return new BadInput(
        file, "", "cannot be read (" + reason(e) + ")", "check that it exists and may be read");
  }

  /// The system's reason in words, since several exceptions carry only a path.
  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> "no such file or folder";
      case java.nio.file.AccessDeniedException _ -> "access denied";
      case java.nio.file.FileSystemException f when f.getReason() != null ->
          String.valueOf(f.getReason());
      default ->
          e.getMessage() == null ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
    };
  }

  static String line(String file, String place, String problem, String remedy) {
    return file
        + (place.isEmpty() ? "" : ": " + place)
        + ": "
        + problem
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
