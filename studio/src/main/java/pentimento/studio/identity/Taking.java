package pentimento.studio.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;

/// Puts what was offered into the place of a painting or an edit. What was there before stays
/// beside it, hidden, under a name that ends in `~`.
public final class Taking {

  private Taking() {}

  /// What was done.
  ///
  /// @param file now holds what was offered
  /// @param kept what was there before; the same as `file` when nothing was
  public record Taken(Path file, Path kept) {}

  /// Takes an offer.
  ///
  /// @param offers what there is for this photograph
  /// @param file the file offered
  /// @throws BadInput when the file is not among the offers
  /// @throws CannotWrite when the system refuses; nothing is lost then
  public static Taken take(List<Offer> offers, Path file) {
    Offer offer = Offer.find(offers, file);
    if (offer == null) {
      throw new BadInput(
          file.toString(),
          "",
          "is not among what is offered for this photograph",
          "pentimento status names what is");
    }
    Path place = offer.instead();
    Path kept = Files.exists(place) ? keep(place) : place;
    copy(offer.file(), place);
    // It is the document now; a backup stays what it was.
    if (offer.kind() != Offer.Kind.BACKUP) remove(offer.file());
    return new Taken(place, kept);
  }

  /// Copies a file to the first free name `.NAME.N~` beside it. Krita counts backups of its own in
  /// `NAME.N~` and deletes those beyond its number, so they must not be mixed up.
  static Path keep(Path place) {
    int n = 1;
    Path kept = numbered(place, n);
    while (Files.exists(kept)) kept = numbered(place, ++n);
    copy(place, kept);
    try {
      Files.setLastModifiedTime(kept, Files.getLastModifiedTime(place));
      return kept;
    } catch (IOException e) {
      throw new CannotWrite(kept.toString(), e);
    }
  }

  private static Path numbered(Path place, int n) {
    return place.resolveSibling("." + place.getFileName() + "." + n + "~");
  }

  private static void copy(Path from, Path to) {
    AtomicFile.write(
        to,
        channel -> {
          try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
            long at = 0;
            long size = source.size();
            while (at < size) at += source.transferTo(at, size - at, channel);
          }
        });
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CannotWrite(file.toString(), e);
    }
  }
}
