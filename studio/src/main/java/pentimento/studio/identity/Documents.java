package pentimento.studio.identity;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.pixel.BadInput;
import pentimento.pixel.Problem;
import pentimento.studio.painting.Autosave;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// Finds the documents of paintings. A document says itself which painting it is, by the uuid of
/// its base layer; its name only says where to look first.
public final class Documents {

  private Documents() {}

  /// Where a painting's document is, if anywhere.
  public sealed interface Whereabout {

    /// Under its name.
    record Here(Path file) implements Whereabout {}

    /// Under another name, or elsewhere.
    ///
    /// @param from where the edit says it is
    record Moved(Path file, Path from) implements Whereabout {}

    /// Nowhere, or not for certain.
    ///
    /// @param file where the edit says it is
    record Missing(Path file, BadInput why) implements Whereabout {}

    /// There is another painting under its name.
    record Foreign(Path file, BadInput why) implements Whereabout {}
  }

  /// What a document says about itself.
  ///
  /// @param record null when it says nothing
  /// @param holdsLayer whether the layer asked for is in it
  private record Claim(@Nullable BaseRecord record, boolean holdsLayer) {

    static Claim of(Path file, String layer) {
      try (KraDocument document = KraDocument.open(file)) {
        return new Claim(BaseRecord.of(document), document.byUuid(layer) != null);
      }
    }

    boolean isOf(Through through) {
      return record == null ? holdsLayer : record.layer().equals(through.layer());
    }
  }

  /// Looks for the document of a painting.
  public static Whereabout look(Path photo, Through through, Memory memory) {
    Path named = named(photo, through);
    Foreign foreign = null;
    if (Files.isRegularFile(named)) {
      try {
        Claim claim = Claim.of(named, through.layer());
        if (claim.isOf(through)) return new Whereabout.Here(named);
        foreign = new Foreign(claim.record());
      } catch (Problem _) {
        // Damaged: whoever opens it says how.
        return new Whereabout.Here(named);
      }
    }
    List<Path> found = search(photo, through, memory);
    if (foreign != null) return new Whereabout.Foreign(named, foreign.why(photo, named, found));
    if (found.size() == 1) return new Whereabout.Moved(found.getFirst(), named);
    String problem = "the painting of " + photo.getFileName() + " is missing";
    String remedy = "put it back, or pass it by with --no-paintings";
    if (found.size() > 1) {
      problem += ", and several documents may be it: " + found;
      remedy = "name the right one " + named.getFileName();
    }
    return new Whereabout.Missing(named, new BadInput(named.toString(), "", problem, remedy));
  }

  /// The document of a painting, wherever it is.
  ///
  /// @throws BadInput when it is nowhere, or another painting lies under its name
  public static Path find(Path photo, Through through, Memory memory) {
    return switch (look(photo, through, memory)) {
      case Whereabout.Here here -> here.file();
      case Whereabout.Moved moved -> moved.file();
      case Whereabout.Missing missing -> throw missing.why();
      case Whereabout.Foreign foreign -> throw foreign.why();
    };
  }

  /// How an edit in a folder names a document: relative, with slashes.
  public static String name(Path folder, Path document) {
    Path home = folder.toAbsolutePath().normalize();
    Path file = document.toAbsolutePath().normalize();
    if (!java.util.Objects.equals(home.getRoot(), file.getRoot())) return file.toString();
    return home.relativize(file).toString().replace('\\', '/');
  }

  private record Foreign(@Nullable BaseRecord record) {

    BadInput why(Path photo, Path named, List<Path> found) {
      String whose =
          record == null
              ? "is no painting of ours"
              : "is another painting, that of " + record.photo() + ", as its base layer says";
      String where =
          found.isEmpty()
              ? "put the painting of " + photo.getFileName() + " back"
              : "give both their names back: the painting of "
                  + photo.getFileName()
                  + " is now "
                  + found.getFirst();
      return new BadInput(
          named.toString(), "", whose + "; nothing was mixed", where + ", or use --no-paintings");
    }
  }

  private static Path named(Path photo, Through through) {
    try {
      return photo.resolveSibling(through.document()).normalize();
    } catch (InvalidPathException _) {
      throw new BadInput(
          photo.toString(), "", "its painting cannot be called \"" + through.document() + "\"");
    }
  }

  /// Documents that say they are this painting: in the photograph's folder, else in known ones. Of
  /// several, that which holds what the edit last saw is meant, if there is just one. A conflict
  /// copy is never meant by itself.
  private static List<Path> search(Path photo, Through through, Memory memory) {
    Path home = photo.toAbsolutePath().normalize().getParent();
    if (home == null) return List.of();
    for (Path folder : memory.whereabouts().near(home)) {
      List<Path> found = new ArrayList<>();
      for (Path file : documents(folder)) {
        if (ConflictCopy.of(file) == null && isOf(file, through)) found.add(file);
      }
      if (found.isEmpty()) continue;
      if (found.size() == 1) return found;
      List<Path> same = new ArrayList<>();
      for (Path file : found) {
        try (KraDocument document = KraDocument.open(file)) {
          if (memory.hash(document, through.layer()).hex().equals(through.painting())) {
            same.add(file);
          }
        }
      }
      return same.size() == 1 ? same : found;
    }
    return List.of();
  }

  /// Whether a file is a whole document that says it is this painting.
  static boolean isOf(Path file, Through through) {
    if (!Files.isRegularFile(file)) return false;
    try {
      return Claim.of(file, through.layer()).isOf(through);
    } catch (Problem _) {
      return false;
    }
  }

  /// The documents of a folder but for Krita's autosaves and backups, by name.
  public static List<Path> documents(Path folder) {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".kra") && !Autosave.isOne(file) && Files.isRegularFile(file)) {
          all.add(file);
        }
      }
    } catch (IOException _) {
      // Gone.
    }
    all.sort(null);
    return all;
  }
}
