package pentimento.kra.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.CannotWrite;

/// Replaces a document so that no painting is lost: beside the old file first, and not at all when
/// somebody else saved in the meantime.
final class SafeSave {

  private SafeSave() {}

  /// What a file looked like; another look means somebody wrote it.
  record Look(long size, FileTime modified) {

    static Look of(Path file) throws IOException {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return new Look(a.size(), a.lastModifiedTime());
    }
  }

  /// @param expected how the target must still look; null when that does not matter
  static void write(
      Path target, SaveOptions options, @Nullable Look expected, AtomicFile.Writer writer) {
    AtomicFile.write(
        behindLinks(target),
        fresh -> {
          options.cancellation().check();
          if (options.keepPrevious() && Files.exists(target)) keep(target, expected);
          // Last of all, when the disk has the new file: nothing but a rename is left to be done.
          check(target, expected);
        },
        channel -> {
          check(target, expected);
          writer.write(channel);
        });
  }

  /// The document that a symbolic link leads to, which would else live on beside its copy. A link
  /// that leads nowhere is replaced itself.
  private static Path behindLinks(Path target) {
    try {
      return Files.isSymbolicLink(target) ? target.toRealPath() : target;
    } catch (IOException _) {
      return target;
    }
  }

  private static void check(Path target, @Nullable Look expected) {
    try {
      if (expected == null || expected.equals(Look.of(target))) return;
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    }
    throw new CannotWrite(
        target.toString(),
        "was saved by another program in the meantime",
        "try again with what is there now");
  }

  /// Hidden: `NAME~` is what Krita keeps of its own saves.
  private static void keep(Path target, @Nullable Look expected) {
    Path kept = target.resolveSibling("." + target.getFileName() + "~");
    Path fresh = target.resolveSibling("." + target.getFileName() + "~.part");
    try {
      Files.deleteIfExists(fresh);
      try {
        // Not of a symbolic link: what that leads to is about to be replaced.
        Files.createLink(fresh, behindLinks(target));
      } catch (IOException | UnsupportedOperationException _) {
        // Not every file system has hard links.
        Files.copy(target, fresh, StandardCopyOption.COPY_ATTRIBUTES);
      }
      // What was kept last stays, unless it is the file that we know that takes its place.
      check(target, expected);
      Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotWrite(kept.toString(), e);
    }
  }
}
