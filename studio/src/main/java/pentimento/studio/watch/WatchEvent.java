package pentimento.studio.watch;

import java.nio.file.Path;
import java.util.Locale;

/// Something that a watch did or saw.
///
/// @param kind what
/// @param file the file it is about: a photograph, a document or an output
/// @param note in words, for people; may be empty
public record WatchEvent(Kind kind, Path file, String note) {

  /// What happened.
  public enum Kind {
    /// A photograph is watched from now on.
    WATCHING,
    /// Something is out of date, and the watch was told to leave it.
    STALE,
    /// A base layer was brought up to date.
    REFRESHED,
    /// An output was written.
    RENDERED,
    /// Something must happen elsewhere first: a save to end, unsaved work in Krita.
    WAITING,
    /// Something could not be done; it is tried again when a file changes.
    FAILED
  }

  /// The event in one line.
  public String line() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return word + "  " + file + (note.isEmpty() ? "" : ": " + note);
  }
}
