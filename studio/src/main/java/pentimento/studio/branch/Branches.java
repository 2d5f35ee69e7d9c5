package pentimento.studio.branch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pentimento.engine.store.Handle;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Autosave;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Cut;
import pentimento.studio.painting.LinkedBase;
import pentimento.studio.painting.Memory;

/// Makes branches, shows them in documents, and keeps their pictures fresh.
public final class Branches {

  private final Darkroom darkroom;
  private final Memory memory;
  private final BranchIndex index;
  private final Cancellation cancellation;

  /// @throws Unsupported when nothing may be kept, so that there are no handles
  public Branches(Darkroom darkroom, Memory memory, Cancellation cancellation) {
    this.darkroom = darkroom;
    this.memory = memory;
    this.index = new BranchIndex(memory);
    this.cancellation = cancellation;
  }

  /// Puts a branch into an edit and keeps its picture.
  ///
  /// @throws BadParameter when the edit has a branch of that name
  /// @throws Unsupported where there is no picture yet, before demosaic
  public BranchPlace add(Photo photo, OwnEdit own, Place place, String name) {
    Edit edit = own.edit();
    if (name.isBlank() || name.contains("\n")) {
      throw new BadParameter("--name", name, "a name in one line");
    }
    for (Module module : edit.modules()) {
      if (module.operation() instanceof Branch other && other.name().equals(name)) {
        throw new BadParameter("--name", name, "a name that no branch of this edit has");
      }
    }
    int at = place.index(edit);
    Cut cut = Cut.of(darkroom, photo, edit, place, cancellation);
    Branch branch = new Branch(name, UUID.randomUUID().toString());
    Module module = Module.of("branch", branch).withInstance(edit.nextInstance("branch"));
    OwnEdit saved =
        own.save(
            edit.insert(at, module).withSource(cut.photo(), cut.source()), memory.whereabouts());
    BranchPlace made = new BranchPlace(photo.file(), cut.source(), saved, at, branch);
    index.note(made, BranchPicture.of(darkroom, made, memory, cancellation).cut().hash(), Set.of());
    return made;
  }

  /// Adds a layer that shows a branch on top of a document. The document as it was stays as
  /// `NAME~`.
  ///
  /// @param name of the branch, or the first eight digits or more of its handle
  /// @param of the photograph it is of; null when the name alone says it
  /// @return the picture that the layer shows
  /// @throws BadParameter when no branch or several are called that
  /// @throws CannotWrite while Krita has unsaved work of the document
  /// @throws Unsupported when the branch itself depends on the document
  public Path insert(String name, @Nullable Path of, Path target) {
    BranchPlace place = index.named(name, of);
    Path autosave = Autosave.of(target);
    if (autosave != null) {
      throw new CannotWrite(
          target.toString(),
          "has unsaved work in Krita (" + autosave.getFileName() + ")",
          "save or close it there first");
    }
    if (place.dependsOn(target, memory)) {
      throw new Unsupported(
          target.toString(),
          "is painted below the branch " + name + ", which cannot show in it",
          "take a branch below the painting");
    }
    try (KraDocument document = KraDocument.open(target)) {
      BranchPicture.Made made = BranchPicture.of(darkroom, place, memory, cancellation);
      Path file = BranchLayer.beside(target, place.branch());
      write(place, file, made);
      NewNode layer =
          NewNode.file(
              place.branch().name() + " (" + place.photo().getFileName() + ")",
              String.valueOf(file.getFileName()),
              FileLayer.Scaling.NONE,
              document.image().space().format());
      KraEdit.of(document).addOnTop(layer).save(target, new SaveOptions(true, cancellation));
      index.note(place, made.cut().hash(), Set.of(target.toAbsolutePath().normalize()));
      return file;
    }
  }

  /// Brings the pictures of an edit's branches up to date, in the store and beside documents.
  ///
  /// @return the pictures beside documents that were replaced
  public List<Path> refresh(Photo photo, OwnEdit own) {
    List<Path> replaced = new ArrayList<>();
    for (BranchPlace place : BranchIndex.places(photo, own)) {
      ContentHash hash = place.hash(memory, Set.of());
      BranchPicture.Made made = null;
      for (BranchIndex.Use use : index.uses(place, hash)) {
        if (use.fresh()) continue;
        if (made == null) made = BranchPicture.of(darkroom, place, memory, cancellation);
        write(place, use.file(), made);
        replaced.add(use.file());
      }
      Handle handle = index.note(place, null, Set.of());
      if (handle.result().equals(BranchPicture.objectName(hash))) continue;
      if (made == null) made = BranchPicture.of(darkroom, place, memory, cancellation);
      index.note(place, hash, Set.of());
    }
    return replaced;
  }

  private void write(BranchPlace place, Path file, BranchPicture.Made made) {
    BaseRecord record = made.cut().record(place.branch().handle());
    LinkedBase.writeBranch(file, made.pixels(), record, darkroom.executor().threads());
  }
}
