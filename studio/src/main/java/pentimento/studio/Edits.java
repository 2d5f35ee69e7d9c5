package pentimento.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Edit;
import pentimento.pixel.BadParameter;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.Whereabouts;

/// Finds the edit that a photograph is rendered with.
public final class Edits {

  private Edits() {}

  /// The edit of a photograph: the file given, else its first own one, else the workflow's default;
  /// then the settings given.
  ///
  /// @param given an edit of ours or a darktable sidecar; null for the photograph's own
  /// @param workflow what a photograph without an edit gets
  /// @param settings `OP.param=value`
  public static Edit of(
      Photo photo, @Nullable Path given, Workflow workflow, List<String> settings) {
    return of(photo, 1, given, workflow, settings, new Whereabouts(null), _ -> {}).edit();
  }

  /// As above, for any of the photograph's edits, with the place it belongs to.
  ///
  /// @param number which of the photograph's edits
  /// @param notes told when the edit or the photograph is not as or where it was
  /// @throws BadParameter when there is no such duplicate
  public static OwnEdit of(
      Photo photo,
      int number,
      @Nullable Path given,
      Workflow workflow,
      List<String> settings,
      Whereabouts whereabouts,
      Consumer<String> notes) {
    OwnEdit own = base(photo, number, given, workflow, whereabouts, notes);
    Edit edit = own.edit();
    for (String setting : settings) edit = edit.set(Darkroom.catalogue(), setting);
    return new OwnEdit(own.place(), edit, own.strayed());
  }

  private static OwnEdit base(
      Photo photo,
      int number,
      @Nullable Path given,
      Workflow workflow,
      Whereabouts whereabouts,
      Consumer<String> notes) {
    Duplicate place = new Duplicate(photo.file(), number);
    if (given != null) return new OwnEdit(place, read(photo, given), null);
    OwnEdit own = OwnEdit.find(photo, number, whereabouts, notes);
    if (own != null) return own;
    if (number > 1) {
      throw new BadParameter(
          "--duplicate", number, "a duplicate of " + photo.file() + "; status lists them");
    }
    return new OwnEdit(place, workflow.of(photo), null);
  }

  private static Edit read(Photo photo, Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".xmp")) return DarktableEdits.read(photo, file);
    return Sidecar.read(file, Darkroom.catalogue());
  }
}
