package pentimento.studio.identity;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Problem;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.Autosave;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// A file that could take the place of a painting or an edit: what Krita saved by itself before a
/// crash, what a synced folder left of two changes. It is told of, and taken only by the user's
/// word (`pentimento edit take`).
///
/// @param kind what it is
/// @param file the file offered
/// @param instead the file whose place it would take
/// @param text what it is, for people
public record Offer(Kind kind, Path file, Path instead, String text) {

  /// What is offered.
  public enum Kind {
    /// Work in Krita that was not saved.
    AUTOSAVE,
    /// The document before its last save, when the document itself is damaged or gone.
    BACKUP,
    /// From a synced folder.
    CONFLICT,
    /// Another document that says it is the same painting.
    COPY
  }

  /// All there is for an edit and its paintings.
  public static List<Offer> of(OwnEdit own, Memory memory) {
    List<Offer> all = new ArrayList<>(edits(own));
    Path photo = own.place().photo();
    for (Module module : own.edit().modules()) {
      if (module.operation() instanceof Through through)
        all.addAll(documents(photo, through, memory));
    }
    return all;
  }

  private static List<Offer> documents(Path photo, Through through, Memory memory) {
    List<Offer> all = new ArrayList<>();
    Documents.Whereabout look = Documents.look(photo, through, memory);
    Path document =
        switch (look) {
          case Documents.Whereabout.Here here -> here.file();
          case Documents.Whereabout.Moved moved -> moved.file();
          case Documents.Whereabout.Missing missing -> missing.file();
          case Documents.Whereabout.Foreign foreign -> foreign.file();
        };
    Path autosave = Autosave.of(document);
    if (autosave != null && Documents.isOf(autosave, through)) {
      String age =
          newer(autosave, document) ? "newer than the document" : "older than the document";
      all.add(
          new Offer(
              Kind.AUTOSAVE,
              autosave,
              document,
              "Krita left an autosave " + age + ": " + autosave.getFileName()));
    }
    if (!Documents.isOf(document, through)) {
      for (Path backup : KritaBackup.all(document)) {
        if (!Documents.isOf(backup, through)) continue;
        all.add(new Offer(Kind.BACKUP, backup, document, kept(backup, document)));
      }
    }
    Path folder = document.toAbsolutePath().getParent();
    if (folder == null) return all;
    for (Path file : Documents.documents(folder)) {
      if (PhotoSearch.same(file, document) || !Documents.isOf(file, through)) continue;
      ConflictCopy copy = ConflictCopy.of(file, document);
      String age = newer(file, document) ? "newer" : "older";
      all.add(
          copy == null
              ? new Offer(
                  Kind.COPY,
                  file,
                  document,
                  "another document says it is the same painting: " + file.getFileName())
              : new Offer(
                  Kind.CONFLICT,
                  file,
                  document,
                  copy.program() + " left a conflict copy, " + age + ": " + file.getFileName()));
    }
    return all;
  }

  private static List<Offer> edits(OwnEdit own) {
    List<Offer> all = new ArrayList<>();
    Path sidecar = own.place().sidecar();
    ContentHash source = own.edit().sourceHash();
    String photo = String.valueOf(own.place().photo().getFileName());
    if (source == null) return all;
    Path folder = sidecar.toAbsolutePath().getParent();
    if (folder == null) return all;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(photo)) continue;
        ConflictCopy copy = ConflictCopy.of(file, sidecar);
        if (copy == null || !copy.original().equals(sidecar.getFileName().toString())) continue;
        Edit other = read(file);
        if (other == null || !source.equals(other.sourceHash())) continue;
        String age = newer(file, sidecar) ? "newer" : "older";
        String same = other.equals(own.edit()) ? " (it says the same)" : "";
        all.add(
            new Offer(
                Kind.CONFLICT,
                file,
                sidecar,
                copy.program()
                    + " left a conflict copy of the edit, "
                    + age
                    + ": "
                    + file.getFileName()
                    + same));
      }
    } catch (IOException _) {
      // The folder cannot be read, so nothing is offered.
    }
    all.sort((a, b) -> a.file().compareTo(b.file()));
    return all;
  }

  private static @Nullable Edit read(Path file) {
    try {
      return Sidecar.read(file, Darkroom.catalogue());
    } catch (Problem _) {
      return null;
    }
  }

  private static String kept(Path backup, Path document) {
    String name = String.valueOf(backup.getFileName());
    boolean replaced = name.equals("." + document.getFileName() + "~");
    boolean taken = name.startsWith(".") && !replaced && !KritaBackup.isHidden(document, backup);
    String what =
        replaced
            ? "the painting as it was before its base layer was last replaced: "
            : taken
                ? "the painting as it was before another was taken for it: "
                : "Krita kept the painting as it was before a save: ";
    return what + name;
  }

  /// Whether a file was written after another one.
  static boolean newer(Path file, Path other) {
    try {
      FileTime there =
          Files.exists(other) ? Files.getLastModifiedTime(other) : FileTime.fromMillis(0);
      return Files.getLastModifiedTime(file).compareTo(there) > 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// The offer that a file is.
  static @Nullable Offer find(List<Offer> offers, Path file) {
    for (Offer offer : offers) if (PhotoSearch.same(offer.file, file)) return offer;
    return null;
  }
}
