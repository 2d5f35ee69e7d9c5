package pentimento.studio.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Workflow;
import pentimento.studio.branch.Branch;
import pentimento.studio.painting.Cut;
import pentimento.studio.painting.DocumentName;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// Copies edits: to other photographs, or to a duplicate of the same one. The copy is bound to its
/// own photograph, and its paintings are documents of its own.
public final class EditCopy {

  /// What comes along of the paintings.
  public enum With {
    /// Nothing: the modules alone.
    RECIPE,
    /// Their filter layers, on the base of the other photograph.
    FILTERS,
    /// All their layers, on the base of the other photograph.
    PAINT
  }

  /// The key of an edit under which it says that it was copied and not yet looked at.
  private static final String REVIEW = "review";

  private static final List<String> OF_THE_RAW = List.of("rawprepare", "demosaic");

  private final Darkroom darkroom;
  private final Memory memory;
  private final Cancellation cancellation;

  public EditCopy(Darkroom darkroom, Memory memory, Cancellation cancellation) {
    this.darkroom = darkroom;
    this.memory = memory;
    this.cancellation = cancellation;
  }

  /// Makes the next duplicate of a photograph, with paintings of its own.
  public OwnEdit duplicate(Photo photo, OwnEdit from, With with) {
    Duplicate place = Duplicate.next(photo.file());
    Edit recipe = from.edit().withModules(List.of());
    return write(photo, from, place, recipe, from.edit().modules(), with);
  }

  /// Copies an edit to another photograph. What the modules hold only because it is the first
  /// photograph's own (its levels, its white balance as shot) the second has of its own.
  ///
  /// @param replace whether an edit that is there makes way; it stays beside, its name ending in
  ///   `~`
  /// @throws CannotWrite when there is one and it should not
  public OwnEdit to(Photo source, OwnEdit from, Photo target, With with, boolean replace) {
    if (PhotoSearch.same(source.file(), target.file())) {
      throw new BadParameter("PHOTO", target.file(), "another photograph than the first");
    }
    if ((source.camera() == null) != (target.camera() == null)) {
      throw new Unsupported(
          target.file().toString(),
          (target.camera() == null ? "is no raw and " : "is a raw and ")
              + source.file().getFileName()
              + (source.camera() == null ? " is none" : " is one"),
          "copy between photographs of one kind");
    }
    Duplicate place = Duplicate.first(target.file());
    if (Files.exists(place.sidecar())) {
      if (!replace) {
        throw new CannotWrite(
            place.sidecar().toString(), "is there already", "allow it with --replace");
      }
      Path _ = Taking.keep(place.sidecar());
    }
    Edit recipe = new Edit("", null, from.edit().order(), List.of(), from.edit().extra());
    Edit marked = with == With.RECIPE ? recipe : marked(recipe, source, with);
    return write(target, from, place, marked, rebound(from.edit(), source, target), with);
  }

  /// What is said of an edit that was copied and not yet looked at; null when nothing is.
  public static @Nullable String review(Edit edit) {
    return edit.extra().get(REVIEW) instanceof Map<?, ?> map
        ? "copied from " + map.get("copied") + " with " + map.get("with") + ", to be reviewed"
        : null;
  }

  /// The edit, looked at.
  public static Edit confirmed(Edit edit) {
    Map<String, Object> extra = new LinkedHashMap<>(edit.extra());
    extra.remove(REVIEW);
    return new Edit(edit.source(), edit.sourceHash(), edit.order(), edit.modules(), extra);
  }

  private static Edit marked(Edit edit, Photo source, With with) {
    Map<String, Object> extra = new LinkedHashMap<>(edit.extra());
    extra.put(
        REVIEW,
        Map.of(
            "copied",
            String.valueOf(source.file().getFileName()),
            "with",
            with.name().toLowerCase(Locale.ROOT)));
    return new Edit(edit.source(), edit.sourceHash(), edit.order(), edit.modules(), extra);
  }

  private static List<Module> rebound(Edit edit, Photo source, Photo target) {
    Camera camera = source.camera();
    if (camera == null) return edit.modules();
    Edit theirs = Workflow.FILMIC.of(source);
    Edit own = Workflow.FILMIC.of(target);
    List<Module> modules = new ArrayList<>();
    for (Module module : edit.modules()) {
      Module a = theirs.find(module.name());
      Module b = own.find(module.name());
      boolean bound =
          OF_THE_RAW.contains(module.id())
              || (a != null && a.operation().equals(module.operation()));
      modules.add(bound && b != null ? module.withOperation(b.operation()) : module);
    }
    return modules;
  }

  private OwnEdit write(
      Photo photo, OwnEdit from, Duplicate place, Edit head, List<Module> modules, With with) {
    Edit now = head.withSource(String.valueOf(photo.file().getFileName()), photo.hash());
    // A branch's handle is that of one photograph's picture; two would write the same files.
    now =
        now.withModules(modules.stream().filter(m -> !(m.operation() instanceof Branch)).toList());
    for (int i = 0; i < now.modules().size(); i++) {
      Module module = now.modules().get(i);
      if (!(module.operation() instanceof Through through)) continue;
      if (with == With.RECIPE) {
        now = now.remove(i);
        i--;
        continue;
      }
      Path document = Documents.find(from.place().photo(), through, memory);
      Edit below = now.withModules(now.modules().subList(0, i));
      Path target = DocumentName.free(place, below);
      Cut cut = Cut.of(darkroom, photo, now, i, cancellation);
      Through copied =
          PaintingCopy.write(
              darkroom, document, through, cut, with == With.FILTERS, target, memory, cancellation);
      now = now.replace(i, module.withOperation(copied));
    }
    return new OwnEdit(place, now, null).save(now, memory.whereabouts());
  }
}
