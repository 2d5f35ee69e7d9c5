package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Unsupported;
import pentimento.studio.SegmentName;
import pentimento.studio.branch.Branch;
import pentimento.studio.branch.BranchPicture;
import pentimento.studio.identity.Documents;

/// What is fresh and what is stale about a painting, and why. Nothing is rendered to find out.
///
/// @param module name of the through module
/// @param document its document
/// @param below whether the document's base layer shows the picture below as it is now
/// @param painting whether the document has been painted on since the edit last took note
/// @param result whether the flattened painting is at hand
/// @param kept how the file with the flattened painting stands to it; null when none is wanted
/// @param reasons what changed, a sentence each
public record PaintingStatus(
    String module,
    Path document,
    State below,
    State painting,
    State result,
    @Nullable State kept,
    List<String> reasons) {

  /// How something stands to what it should be.
  public enum State {
    FRESH,
    STALE,
    MISSING,
    CORRUPT
  }

  /// The status of all paintings of an edit, bottom first.
  ///
  /// @param source hash of the photograph's bytes
  /// @param kept whether the flattened painting of a name is at hand for the next render
  /// @param memory hashes paintings
  public static List<PaintingStatus> of(
      Path photo, Edit edit, ContentHash source, Predicate<ContentHash> kept, Memory memory) {
    List<PaintingStatus> all = new ArrayList<>();
    @Nullable ContentHash now = source;
    List<Module> segment = new ArrayList<>();
    for (int i = 0; i < edit.modules().size(); i++) {
      Module module = edit.modules().get(i);
      if (module.operation() instanceof Branch) continue;
      if (!(module.operation() instanceof Through through)) {
        segment.add(module);
        continue;
      }
      Below below = new Below(edit, i, List.copyOf(segment), source, now);
      One one = one(photo, module.name(), through, below, kept, memory);
      all.add(one.status);
      if (module.enabled()) {
        now = one.result;
        segment.clear();
      }
    }
    return all;
  }

  private record One(PaintingStatus status, @Nullable ContentHash result) {}

  /// What stands below a painting.
  ///
  /// @param index of the painting in the edit
  /// @param segment the modules from the painting below up to this one
  /// @param source hash of the photograph's bytes
  /// @param start fingerprint of what the segment stands on; null when that is missing
  private record Below(
      Edit edit, int index, List<Module> segment, ContentHash source, @Nullable ContentHash start) {

    Edit modules() {
      return edit.withModules(edit.modules().subList(0, index));
    }

    /// @param darktable its version; null when there is none
    @Nullable ContentHash hash(@Nullable String darktable) {
      return start == null ? null : Chain.below(edit, index + 1, segment, start, () -> darktable);
    }
  }

  private static One one(
      Path photo,
      String name,
      Through through,
      Below below,
      Predicate<ContentHash> results,
      Memory memory) {
    List<String> reasons = new ArrayList<>();
    Path file;
    switch (Documents.look(photo, through, memory)) {
      case Documents.Whereabout.Here here -> file = here.file();
      case Documents.Whereabout.Moved moved -> {
        file = moved.file();
        reasons.add("the document was " + moved.from().getFileName() + "; refresh takes note");
      }
      case Documents.Whereabout.Missing missing -> {
        return missing(name, through, missing.file(), missing.why());
      }
      case Documents.Whereabout.Foreign foreign -> {
        return missing(name, through, foreign.file(), foreign.why());
      }
    }
    try (KraDocument document = KraDocument.open(file)) {
      BaseRecord record = record(document, through);
      String darktable = darktable(below, record, memory, reasons);
      ContentHash belowHash = below.hash(darktable);
      State base = base(document, through, record, below, belowHash, darktable, reasons);
      ContentHash painting = memory.hash(document, through.layer());
      State paint = State.FRESH;
      if (!painting.hex().equals(through.painting())) {
        paint = State.STALE;
        reasons.add("painted since the edit last took note");
      }
      if (belowHash == null) {
        reasons.add("a painting below is missing or damaged");
        State picture = picture(file, through, "", memory, reasons);
        return new One(
            new PaintingStatus(name, file, base, paint, State.MISSING, picture, reasons), null);
      }
      ContentHash result =
          Painter.resultHash(
              BasePlace.of(document, through.layer()).name(belowHash),
              painting,
              BranchPicture.hashes(document, memory, Set.of()));
      State kept = results.test(result) ? State.FRESH : State.MISSING;
      // What the edit noted was made of something else; or this one was not made yet, or removed.
      String noted = through.result();
      boolean other = !noted.isEmpty() && !noted.equals(result.hex());
      if (kept == State.MISSING && other) kept = State.STALE;
      if (kept != State.FRESH) reasons.add("the flattened painting is made at the next render");
      State picture = picture(file, through, result.hex(), memory, reasons);
      return new One(new PaintingStatus(name, file, base, paint, kept, picture, reasons), result);
    } catch (BadInput | Unsupported e) {
      reasons.add(String.valueOf(e.getMessage()));
      State c = State.CORRUPT;
      State picture = picture(file, through, "", memory, reasons);
      return new One(new PaintingStatus(name, file, c, c, State.MISSING, picture, reasons), null);
    }
  }

  /// The version of darktable that is to name what it renders below a painting: that of the one
  /// installed; where there is none, of the one that rendered the base layer. Null when it has no
  /// part in the picture, or nobody knows.
  private static @Nullable String darktable(
      Below below, @Nullable BaseRecord record, Memory memory, List<String> reasons) {
    if (!SegmentName.needsDarktable(below.segment)) return null;
    String installed = memory.darktable();
    if (installed != null) return installed;
    reasons.add("darktable, which renders a part of what is below, was not found");
    return record == null ? null : record.darktable();
  }

  private static One missing(String name, Through through, Path file, BadInput why) {
    State m = State.MISSING;
    List<String> reasons = List.of(String.valueOf(why.getMessage()));
    State picture = through.keep() ? m : null;
    return new One(new PaintingStatus(name, file, m, m, m, picture, reasons), null);
  }

  private static @Nullable State picture(
      Path document, Through through, String result, Memory memory, List<String> reasons) {
    if (!through.keep()) return null;
    State state = ResultPicture.state(document, through, result, memory.whereabouts());
    String name = String.valueOf(ResultPicture.beside(document).getFileName());
    switch (state) {
      case FRESH -> {}
      case STALE -> reasons.add(name + " shows an earlier painting; refresh writes it");
      case MISSING -> reasons.add(name + " is not there; refresh writes it");
      case CORRUPT -> reasons.add(name + " is not as it was written; refresh writes it");
    }
    return state;
  }

  /// What the base layer says about itself; null when it says nothing or is not there.
  private static @Nullable BaseRecord record(KraDocument document, Through through) {
    Path linked = linked(document, through);
    return linked == null ? BaseRecord.of(document) : LinkedBase.record(linked);
  }

  /// The picture of a linked base; null for others.
  private static @Nullable Path linked(KraDocument document, Through through) {
    return document.byUuid(through.layer()) instanceof FileLayer file
        ? LinkedBase.of(Path.of(document.file()), file)
        : null;
  }

  private static State base(
      KraDocument document,
      Through through,
      @Nullable BaseRecord record,
      Below below,
      @Nullable ContentHash belowHash,
      @Nullable String darktable,
      List<String> reasons) {
    if (record == null) {
      reasons.add(
          linked(document, through) != null
              ? "the picture of the base layer is missing; refresh writes it"
              : "the document says nothing about its base layer; refresh writes it");
      return State.MISSING;
    }
    if (document.byUuid(through.layer()) == null) {
      reasons.add("the base layer is gone from the document; refresh puts it back");
      return State.MISSING;
    }
    if (record.below().equals(belowHash)) return State.FRESH;
    if (record.below().equals(BaseRecord.NOTHING)) {
      reasons.add("the base layer in the document is empty; renders take the fresh one");
    }
    if (!record.source().equals(below.source)) reasons.add("the photograph's bytes changed");
    String rendered = record.darktable();
    if (rendered != null && darktable != null && !rendered.equals(darktable)) {
      reasons.add("darktable was " + rendered + ", is " + darktable);
    }
    reasons.addAll(ModuleDifference.between(record.modules(), Paint.modules(below.modules())));
    return State.STALE;
  }
}
