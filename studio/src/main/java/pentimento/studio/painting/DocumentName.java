package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;

/// Chooses the file name of a new painting beside its photograph.
public final class DocumentName {

  private DocumentName() {}

  /// `PHOTO.kra` when that name is free, else `PHOTO.ext.kra`, `PHOTO.ext.2.kra` and so on; for the
  /// duplicate N of a photograph `PHOTO.ext.N.kra` before the latter. What is there already is
  /// never touched, but for a document that a `paint` left behind which was killed before the edit
  /// knew of it; nor is a name taken that a painting of the same edit has, even if it is not there.
  public static Path free(Duplicate of, Edit edit) {
    Path photo = of.photo();
    String name = String.valueOf(photo.getFileName());
    int dot = name.lastIndexOf('.');
    List<String> names = new ArrayList<>();
    if (of.number() == 1) {
      names.add((dot > 0 ? name.substring(0, dot) : name) + ".kra");
      names.add(name + ".kra");
    }
    Set<String> taken = new HashSet<>();
    for (Module module : edit.modules()) {
      if (module.operation() instanceof Through through) taken.add(through.document());
    }
    for (int n = Math.max(2, of.number()); ; n++) {
      names.add(name + "." + n + ".kra");
      for (String free : names) {
        Path file = photo.resolveSibling(free);
        if (taken.contains(free)) continue;
        if (!Files.exists(file) || isForsaken(file, photo)) return file;
      }
      names.clear();
    }
  }

  /// Whether a document was made for a photograph, is in none of its edits, and has not a stroke on
  /// it.
  private static boolean isForsaken(Path file, Path photo) {
    if (Autosave.of(file) != null) return false;
    try (KraDocument document = KraDocument.open(file)) {
      BaseRecord record = BaseRecord.of(document);
      if (record == null || !record.photo().equals(String.valueOf(photo.getFileName()))) {
        return false;
      }
      for (Layer layer : document.layers()) {
        if (layer.uuid().equals(record.layer())) continue;
        boolean blank =
            layer instanceof PaintLayer paint
                && paint.frames().isEmpty()
                && paint.masks().isEmpty()
                && paint.pixels().tiles().isEmpty()
                && !paint.pixels().showsOutside();
        if (!blank) return false;
      }
      return !isKnown(record.layer(), photo);
    } catch (BadInput | Unsupported _) {
      return false;
    }
  }

  private static boolean isKnown(String layer, Path photo) {
    for (Duplicate duplicate : Duplicate.of(photo)) {
      Edit edit = duplicate.find(Darkroom.catalogue());
      if (edit == null) continue;
      for (Module module : edit.modules()) {
        if (module.operation() instanceof Through t && t.layer().equals(layer)) return true;
      }
    }
    return false;
  }
}
