package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.formats.BandProducer;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.RenderedBands;
import pentimento.studio.Rendering;
import pentimento.studio.identity.Documents;
import pentimento.studio.identity.KritaBackup;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoLock;

/// Brings the base layers of paintings up to date with the modules below them, and the edit up to
/// date with the paintings. The base layer alone is replaced; everything else in the document stays
/// byte for byte.
public final class Refresh {

  private Refresh() {}

  /// What became of one painting.
  ///
  /// @param module name of the through module
  /// @param document its document
  /// @param state of its base layer now
  /// @param note in words, for people
  public record Outcome(String module, Path document, State state, String note) {}

  /// What became of a base layer.
  public enum State {
    /// It was up to date.
    FRESH,
    /// It has been replaced.
    REPLACED,
    /// It stays as it is until unsaved work in Krita is saved.
    WAITING
  }

  /// What happens to what is painted when the picture below was cropped, turned or mirrored.
  public enum Geometry {
    /// It moves along exactly; where that cannot be, nothing is changed.
    FOLLOW,
    /// It stays where it is on the canvas, which takes the size of the picture.
    STAY
  }

  /// Refreshes all paintings of a photograph's first edit.
  public static List<Outcome> run(
      Darkroom darkroom, Photo photo, Edit edit, Memory memory, Cancellation cancellation) {
    OwnEdit own = new OwnEdit(Duplicate.first(photo.file()), edit, null);
    return run(darkroom, photo, own, memory, cancellation);
  }

  /// Refreshes all paintings of an edit that are on, bottom first, and takes note of what moved.
  ///
  /// @param memory hashes paintings
  /// @throws Unsupported when the canvas would have to change in a way that cannot move the paint
  ///   along exactly
  public static List<Outcome> run(
      Darkroom darkroom, Photo photo, OwnEdit own, Memory memory, Cancellation cancellation) {
    return run(darkroom, photo, own, memory, Geometry.FOLLOW, cancellation);
  }

  /// The same.
  ///
  /// @param geometry what happens to what is painted where the picture below was cropped or turned
  public static List<Outcome> run(
      Darkroom darkroom,
      Photo photo,
      OwnEdit own,
      Memory memory,
      Geometry geometry,
      Cancellation cancellation) {
    try (PhotoLock _ = PhotoLock.of(photo.file(), memory.whereabouts())) {
      return locked(darkroom, photo, latest(own), memory, geometry, cancellation);
    }
  }

  /// Says of all paintings of an edit whether their results are kept as files; those that are not
  /// any more go.
  ///
  /// @return the edit as it is now
  public static OwnEdit keepResult(OwnEdit own, boolean keep, Memory memory) {
    try (PhotoLock _ = PhotoLock.of(own.place().photo(), memory.whereabouts())) {
      Edit now = latest(own).edit();
      for (int i = 0; i < now.modules().size(); i++) {
        Module module = now.modules().get(i);
        if (!(module.operation() instanceof Through through)) continue;
        if (!keep) {
          ResultPicture.remove(Documents.find(own.place().photo(), through, memory));
        }
        String kept = keep ? through.kept() : "";
        now = now.replace(i, module.withOperation(through.withKept(keep, kept)));
      }
      return own.save(now, memory.whereabouts());
    }
  }

  /// The edit as it is by now: others may have written it while we waited.
  private static OwnEdit latest(OwnEdit own) {
    Edit there = own.strayed() == null ? own.place().find(Darkroom.catalogue()) : null;
    return there == null ? own : new OwnEdit(own.place(), there, null);
  }

  private static List<Outcome> locked(
      Darkroom darkroom,
      Photo photo,
      OwnEdit own,
      Memory memory,
      Geometry geometry,
      Cancellation cancellation) {
    Edit edit = own.edit();
    ContentHash source = photo.hash();
    List<Outcome> outcomes = new ArrayList<>();
    Edit now = edit;
    for (int i = 0; i < edit.modules().size(); i++) {
      Module module = edit.modules().get(i);
      if (!module.enabled() || !(module.operation() instanceof Through through)) continue;
      Cut cut = Cut.of(darkroom, photo, now, i, cancellation);
      Path file = Documents.find(photo.file(), through, memory);
      BaseRecord fresh = cut.record(through.layer());
      Outcome outcome =
          base(
              darkroom,
              cut.rendering(),
              module.name(),
              through,
              file,
              fresh,
              geometry,
              cancellation);
      outcomes.add(outcome);
      if (outcome.state() == State.WAITING) continue;
      ContentHash painting;
      ContentHash result;
      try (KraDocument document = KraDocument.open(file)) {
        painting = memory.hash(document, through.layer());
        result = Chain.result(document, through, cut.hash(), memory, Set.of());
      }
      Through noted =
          through
              .withDocument(Documents.name(photo.file().resolveSibling("."), file))
              .withHashes(cut.hash().hex(), painting.hex(), result.hex());
      if (through.keep()) {
        ContentHash kept = keep(darkroom, photo, through, file, cut, result, memory, cancellation);
        if (kept != null) {
          noted = noted.withKept(true, kept.hex());
          Path picture = ResultPicture.beside(file);
          outcomes.add(new Outcome(module.name(), picture, State.REPLACED, "result written"));
        }
      }
      now = now.replace(i, module.withOperation(noted));
    }
    // Renders take their time, and the edit may have been changed meanwhile by hand.
    Edit there = latest(own).edit();
    Edit saved =
        (there.equals(edit) ? now : noted(there, now))
            .withSource(String.valueOf(photo.file().getFileName()), source);
    if (!saved.equals(there) || own.strayed() != null) {
      OwnEdit _ = own.save(saved, memory.whereabouts());
    }
    KritaBackup.hide(photo.file(), saved, memory);
    return outcomes;
  }

  /// Brings the kept result up to date.
  ///
  /// @return the hash of what was written; null when it was up to date
  private static @Nullable ContentHash keep(
      Darkroom darkroom,
      Photo photo,
      Through through,
      Path document,
      Cut cut,
      ContentHash result,
      Memory memory,
      Cancellation cancellation) {
    PaintingStatus.State kept =
        ResultPicture.state(document, through, result.hex(), memory.whereabouts());
    if (kept == PaintingStatus.State.FRESH) return null;
    return ResultPicture.write(
        document,
        darkroom.flattened(
            photo.file(), through, PictureBelow.of(cut.rendering(), cut.hash()), cancellation));
  }

  /// An edit with what another one notes of the same paintings.
  private static Edit noted(Edit edit, Edit notes) {
    Edit noted = edit;
    for (int i = 0; i < edit.modules().size(); i++) {
      Module module = edit.modules().get(i);
      if (!(module.operation() instanceof Through through)) continue;
      for (Module other : notes.modules()) {
        if (other.operation() instanceof Through same && same.layer().equals(through.layer())) {
          noted = noted.replace(i, module.withOperation(same));
        }
      }
    }
    return noted;
  }

  /// Replaces the base layer where it is not what the record says.
  private static Outcome base(
      Darkroom darkroom,
      Rendering below,
      String module,
      Through through,
      Path file,
      BaseRecord fresh,
      Geometry geometry,
      Cancellation cancellation) {
    try (KraDocument document = KraDocument.open(file)) {
      Node layer = document.byUuid(fresh.layer());
      Path linked = layer instanceof FileLayer f ? LinkedBase.of(file, f) : null;
      BaseRecord old = linked == null ? BaseRecord.of(document) : LinkedBase.record(linked);
      boolean there = layer instanceof PaintLayer || layer instanceof FileLayer;
      // The annotation goes with the canvas, also where the base is linked and fresh by itself.
      BaseRecord noted = BaseRecord.of(document);
      ImageInfo info = below.plan().out();
      BasePlace place = there ? BasePlace.of(document, fresh.layer()) : null;
      CanvasChange change =
          switch (geometry) {
            case FOLLOW -> CanvasChange.following(document, place, noted, fresh, info);
            case STAY -> CanvasChange.staying(document, place, noted, fresh, info);
          };
      if (old != null && there && change.isNone() && old.below().equals(fresh.below())) {
        return new Outcome(module, file, State.FRESH, "fresh");
      }
      // A linked base is a file of ours: what Krita has open is not touched by it.
      boolean alone = linked != null && change.isNone();
      Path autosave = alone ? null : Autosave.of(file);
      if (autosave != null) return new Outcome(module, file, State.WAITING, unsaved(autosave));
      int threads = darkroom.executor().threads();
      if (linked != null && alone) {
        BandProducer bands =
            new RenderedBands(
                darkroom.executor(), below.plan(), info.bounds(), cancellation, Progress.NONE);
        LinkedBase.write(linked, info.width(), info.height(), bands, fresh, threads);
        return new Outcome(module, file, State.REPLACED, "linked base replaced");
      }
      Planes pixels = darkroom.executor().render(below.plan(), info.bounds(), cancellation);
      KraEdit edit = KraEdit.of(document);
      if (change.canvas()) edit.resize(info.width(), info.height());
      if (!change.motion().isNone()) {
        if (layer instanceof FileLayer) edit.follow(change.motion(), layer);
        else edit.follow(change.motion());
      }
      int x = change.place().x();
      int y = change.place().y();
      if (layer instanceof FileLayer) {
        edit.move(layer, x, y);
      } else if (layer instanceof PaintLayer paint) {
        edit.pixels(paint, PlanarPixels.of(PixelFormat.RGBA_F32, pixels).at(x, y));
      } else {
        NewNode node =
            switch (through.base()) {
              case EMBEDDED ->
                  NewNode.paint(
                      NewPainting.BASE_NAME, PlanarPixels.of(PixelFormat.RGBA_F32, pixels));
              case LINKED -> {
                LinkedBase.write(LinkedBase.beside(file), pixels, fresh, threads);
                yield NewPainting.linked(LinkedBase.beside(file));
              }
            };
        edit.addBelow(document.layers().getLast(), node.locked(true).uuid(fresh.layer()));
      }
      edit.annotation(BaseRecord.TYPE, fresh.description(), fresh.bytes())
          .save(file, new SaveOptions(true, cancellation));
      // Behind the document: cut short, the next refresh finds the file stale and nothing to move.
      if (linked != null) LinkedBase.write(linked, pixels, fresh, threads);
      String done = there ? "base layer replaced" : "base layer put back";
      return new Outcome(module, file, State.REPLACED, done + change.words());
    }
  }

  private static String unsaved(Path autosave) {
    return "has unsaved work in Krita ("
        + autosave.getFileName()
        + "); save or close it there first, or open it to recover after a crash";
  }
}
