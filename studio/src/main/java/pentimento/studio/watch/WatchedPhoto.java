package pentimento.studio.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Problem;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchIndex;
import pentimento.studio.branch.Branches;
import pentimento.studio.identity.KritaBackup;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Autosave;
import pentimento.studio.painting.LinkedBase;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Refresh;
import pentimento.studio.painting.Through;

/// One photograph of a watch: when its files changed and have come to rest, brings base layers and
/// output up to date.
final class WatchedPhoto {
  /*
   * What is to be done follows from content alone: base layers by the hashes they carry, the output
   * by the fingerprint it was last rendered for. So our own writes, seen as changes like any other,
   * lead to a look and no work, and a save of Krita's in the middle of our work is never missed: it
   * leaves another look behind than the one we began with.
   */

  private final Duplicate place;
  private final Path photo;
  private final Watch watch;
  private Map<Path, FileLook> seen = Map.of();
  private long changedAt;
  private boolean pending;

  /// How long the output waits for others, from the look on that comes next; null when it does not.
  private @Nullable Duration turn;

  /// When that began; null before that look.
  private @Nullable Long turnBegan;

  private boolean announced;
  private String waiting = "";
  private String noted = "";
  private List<Path> documents = List.of();
  private @Nullable FileLook edited;
  private @Nullable FileLook hashed;
  private ContentHash source = new ContentHasher().hash();
  private @Nullable ContentHash rendered;

  WatchedPhoto(Duplicate place, Watch watch) {
    this.place = place;
    this.photo = place.photo();
    this.watch = watch;
  }

  /// Looks, and works when there is something to do and the files are at rest.
  ///
  /// @param now nanoseconds of a clock that only goes forward
  /// @return whether something has changed that is not yet dealt with
  boolean step(long now, Cancellation cancellation) {
    Map<Path, FileLook> look = look();
    if (!look.equals(seen)) {
      // What was put there whole need not come to rest; what is being written must.
      long rest = inOnePiece(seen, look) ? watch.settings().quiet().toNanos() : 0;
      changedAt = pending ? Math.max(changedAt, now - rest) : now - rest;
      seen = look;
      pending = true;
    }
    if (turn != null) {
      if (turnBegan == null) turnBegan = now;
      if (now - turnBegan >= turn.toNanos()) {
        turn = null;
        pending = true;
      }
    }
    if (!pending) return turn != null;
    if (now - changedAt < watch.settings().quiet().toNanos()) return true;
    try {
      if (!complete()) return true;
      pending = false;
      watch.working();
      work(cancellation);
    } catch (Cancelled e) {
      throw e;
    } catch (Problem e) {
      pending = false;
      say(WatchEvent.Kind.FAILED, photo, String.valueOf(e.getMessage()));
    }
    return true;
  }

  /// The photograph.
  Path file() {
    return photo;
  }

  /// Its edit, if that is at rest and holds paintings; null when not.
  @Nullable Edit painted() {
    if (pending || documents.isEmpty()) return null;
    try {
      return place.find(Darkroom.catalogue());
    } catch (BadInput _) {
      return null;
    }
  }

  private static boolean inOnePiece(Map<Path, FileLook> before, Map<Path, FileLook> now) {
    for (Map.Entry<Path, FileLook> entry : now.entrySet()) {
      FileLook old = before.get(entry.getKey());
      if (!entry.getValue().equals(old) && !entry.getValue().replaces(old)) return false;
    }
    return now.keySet().containsAll(before.keySet());
  }

  /// What the work depends on: photograph, edit, documents, and whether Krita has autosaves.
  private Map<Path, FileLook> look() {
    Map<Path, FileLook> look = new LinkedHashMap<>();
    look.put(photo, FileLook.at(photo));
    Path sidecar = place.sidecar();
    FileLook edit = FileLook.at(sidecar);
    look.put(sidecar, edit);
    if (!edit.equals(edited)) {
      try {
        Edit read = place.find(Darkroom.catalogue());
        documents = read == null ? List.of() : documents(read);
        edited = edit;
      } catch (BadInput _) {
        // Half written or damaged; the work says so once it is at rest.
      }
    }
    for (Path document : documents) {
      look.put(document, FileLook.at(document));
      Path base = LinkedBase.beside(document);
      if (FileLook.at(base).exists()) look.put(base, new FileLook(0, 0, ""));
      Path autosave = Autosave.of(document);
      // Krita writes its autosave again and again; only its coming and going counts.
      if (autosave != null) look.put(autosave, new FileLook(0, 0, ""));
    }
    return look;
  }

  private List<Path> documents(Edit edit) {
    List<Path> all = new ArrayList<>();
    for (Module module : edit.modules()) {
      if (module.enabled() && module.operation() instanceof Through through) {
        all.add(photo.resolveSibling(through.document()));
      }
    }
    return all;
  }

  /// Whether all documents are whole: a save in progress has no directory at its end yet.
  private boolean complete() {
    for (Path document : documents) {
      if (!FileLook.at(document).exists()) continue;
      try {
        KraDocument.open(document).close();
      } catch (BadInput e) {
        String why = "waits for a whole document (" + e.getMessage() + ")";
        if (!waiting.equals(why)) say(WatchEvent.Kind.WAITING, document, why);
        waiting = why;
        return false;
      }
    }
    waiting = "";
    return true;
  }

  private void work(Cancellation cancellation) {
    try (Photo open = Photo.open(photo)) {
      OwnEdit own;
      try {
        own = OwnEdit.find(open, place.number(), watch.memory().whereabouts(), this::sayOnce);
      } catch (BadInput e) {
        // It stays so, whatever is saved, until the edit changes.
        sayOnce(WatchEvent.Kind.FAILED, String.valueOf(e.getMessage()));
        return;
      }
      if (own == null) sayUnpainted();
      else work(open, own, cancellation);
    }
  }

  private void sayOnce(String note) {
    sayOnce(WatchEvent.Kind.WAITING, note);
  }

  private void sayOnce(WatchEvent.Kind kind, String note) {
    if (!noted.equals(note)) say(kind, photo, note);
    noted = note;
  }

  private void sayUnpainted() {
    if (!watch.names(photo) || place.number() > 1) return;
    sayOnce("has no painting yet; pentimento paint makes one");
  }

  private void work(Photo open, OwnEdit own, Cancellation cancellation) {
    Edit edit = own.edit();
    int branches = BranchIndex.places(open, own).size();
    if (documents(edit).isEmpty() && branches == 0) {
      sayUnpainted();
      return;
    }
    if (!announced) {
      announced = true;
      int count = documents(edit).size();
      String what = count + (count == 1 ? " painting" : " paintings");
      if (branches > 0) what += ", " + branches + (branches == 1 ? " branch" : " branches");
      if (place.number() > 1) what += ", duplicate " + place.number();
      say(WatchEvent.Kind.WATCHING, photo, what);
    }
    ContentHash bytes = source();
    List<PaintingStatus> stale = new ArrayList<>();
    for (PaintingStatus s : PaintingStatus.of(photo, edit, bytes, _ -> false, watch.memory())) {
      Module module = edit.find(s.module());
      boolean fresh =
          s.below() == PaintingStatus.State.FRESH
              && s.painting() == PaintingStatus.State.FRESH
              && (s.kept() == null || s.kept() == PaintingStatus.State.FRESH);
      if (module != null && module.enabled() && !fresh) stale.add(s);
    }
    if (watch.settings().manual()) {
      for (PaintingStatus s : stale) {
        say(WatchEvent.Kind.STALE, s.document(), String.join("; ", s.reasons()));
      }
      sayOutput(edit, bytes);
      return;
    }
    if (branches > 0 && watch.memory().handles() != null) {
      Branches keeping = new Branches(watch.darkroom(), watch.memory(), cancellation);
      for (Path picture : keeping.refresh(open, own)) {
        say(WatchEvent.Kind.REFRESHED, picture, "branch replaced");
      }
    }
    if (documents(edit).isEmpty()) return;
    boolean refresh = !stale.isEmpty() || own.strayed() != null;
    // Somebody waits for the picture; what the edit takes note of can wait.
    boolean first = refresh && own.strayed() == null && onlyPainted(stale);
    if (first) {
      turn = null;
      develop(open, edit, bytes, true, cancellation);
    }
    Edit now = edit;
    if (refresh) {
      refresh(open, own, cancellation);
      // Krita reads what we wrote; a render of the output would take the processor from it, and
      // hold
      // up the next move of a slider.
      Duration theirs = showsAnew(edit, stale) ? watch.settings().turn().get() : Duration.ZERO;
      if (theirs.isPositive()) {
        turn = theirs;
        turnBegan = null;
        return;
      }
      Edit saved = place.find(Darkroom.catalogue());
      if (saved != null) now = saved;
    }
    // What we see now may be what we wrote ourselves.
    if (turn != null) return;
    develop(open, now, bytes, refresh, cancellation);
    KritaBackup.hide(photo, now, watch.memory());
  }

  /// Whether a linked base was stale, whose file a Krita may have open.
  private static boolean showsAnew(Edit edit, List<PaintingStatus> stale) {
    for (PaintingStatus s : stale) {
      Module module = edit.find(s.module());
      if (s.below() != PaintingStatus.State.FRESH
          && module != null
          && module.operation() instanceof Through through
          && through.base() == Through.Base.LINKED) {
        return true;
      }
    }
    return false;
  }

  private static boolean onlyPainted(List<PaintingStatus> stale) {
    for (PaintingStatus s : stale) {
      if (s.below() != PaintingStatus.State.FRESH) return false;
    }
    return true;
  }

  private void refresh(Photo open, OwnEdit own, Cancellation cancellation) {
    watch.refreshing();
    for (Refresh.Outcome outcome :
        Refresh.run(watch.darkroom(), open, own, watch.memory(), cancellation)) {
      switch (outcome.state()) {
        case FRESH -> {}
        case REPLACED -> say(WatchEvent.Kind.REFRESHED, outcome.document(), outcome.note());
        case WAITING -> say(WatchEvent.Kind.WAITING, outcome.document(), outcome.note());
      }
    }
  }

  private void develop(
      Photo open, Edit edit, ContentHash bytes, boolean wasStale, Cancellation cancellation) {
    ContentHash wanted = PipeFingerprint.of(photo, edit, bytes, watch.memory());
    if (wanted.equals(rendered)) return;
    Develop.Request request = watch.settings().request().apply(place);
    Path target = request.target().file();
    if (rendered == null && !wasStale && newest(target)) {
      rendered = wanted;
      return;
    }
    watch.renderer().render(place, open, edit, request, cancellation);
    rendered = wanted;
    say(WatchEvent.Kind.RENDERED, target, "");
  }

  private void sayOutput(Edit edit, ContentHash bytes) {
    ContentHash wanted = PipeFingerprint.of(photo, edit, bytes, watch.memory());
    if (wanted.equals(rendered)) return;
    Path target = watch.settings().request().apply(place).target().file();
    if (rendered != null || !newest(target)) {
      say(WatchEvent.Kind.STALE, target, "run pentimento develop " + photo);
    }
    rendered = wanted;
  }

  /// Whether the output was written after everything it is made of.
  private boolean newest(Path target) {
    FileLook output = FileLook.at(target);
    for (FileLook look : seen.values()) {
      if (look.modified() > output.modified()) return false;
    }
    return output.exists();
  }

  private ContentHash source() {
    FileLook look = FileLook.at(photo);
    if (!look.equals(hashed)) {
      source = ContentHasher.ofFile(photo);
      hashed = look;
    }
    return source;
  }

  private void say(WatchEvent.Kind kind, Path file, String note) {
    watch.say(new WatchEvent(kind, file, note));
  }
}
