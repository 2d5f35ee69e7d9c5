package pentimento.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Edit;

/// Finds the edit that a photograph is rendered with.
public final class Edits {

  private Edits() {}

  /// The edit of a photograph: the file given, else the one beside it, else the workflow's default;
  /// then the settings given.
  ///
  /// @param given an edit of ours or a darktable sidecar; null for the one beside the photograph
  /// @param workflow what a photograph without an edit gets
  /// @param settings `OP.param=value`
  public static Edit of(
      Photo photo, @Nullable Path given, Workflow workflow, List<String> settings) {
    Edit edit = base(photo, given, workflow);
    for (String setting : settings) edit = edit.set(Darkroom.catalogue(), setting);
    return edit;
  }

  private static Edit base(Photo photo, @Nullable Path given, Workflow workflow) {
    if (given != null) return read(photo, given);
    Edit beside = Sidecar.find(photo.file(), Darkroom.catalogue());
    return beside != null ? beside : workflow.edit(photo);
  }

  private static Edit read(Photo photo, Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".xmp")) return DarktableEdits.read(photo, file);
    return Sidecar.read(file, Darkroom.catalogue());
  }
}
