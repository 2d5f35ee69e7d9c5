package pentimento.studio.painting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pentimento.engine.Source;
import pentimento.formats.PictureHeader;
import pentimento.formats.pfm.PfmWriter;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.identity.Whereabouts;

/// The flattened painting as a hidden file beside the document, for other programs: a PFM of 32-bit
/// floats, scene-linear light in Rec.2020 primaries, which a PFM itself cannot say.
///
/// The edit holds the hash of its bytes: the file has no place for what it is of, and anything
/// added to it would confuse programs that read it to its end.
public final class ResultPicture {

  private static final int BAND = 256;

  private ResultPicture() {}

  /// Where it lies: `.DOCUMENT.pfm`.
  public static Path beside(Path document) {
    return document.resolveSibling("." + document.getFileName() + ".pfm");
  }

  /// Replaces the file, whole or not at all.
  ///
  /// @return the hash of its bytes
  static ContentHash write(Path document, Source result) {
    int width = result.info().width();
    int height = result.info().height();
    Path file = beside(document);
    new PfmWriter()
        .write(
            file,
            PictureHeader.of(width, height, 3),
            sink -> {
              for (int y = 0; y < height; y += BAND) {
                Planes band = Planes.allocate(new Rect(0, y, width, Math.min(BAND, height - y)), 3);
                result.read(band);
                sink.band(band);
              }
            });
    return ContentHasher.ofFile(file);
  }

  /// Removes it, where it is.
  static void remove(Path document) {
    try {
      Files.deleteIfExists(beside(document));
    } catch (IOException e) {
      throw new CannotWrite(beside(document).toString(), e);
    }
  }

  /// How the file stands to what it should hold.
  ///
  /// @param result fingerprint of the flattened painting as it is now; empty when nobody knows
  static PaintingStatus.State state(
      Path document, Through through, String result, Whereabouts whereabouts) {
    Path file = beside(document);
    if (through.kept().isEmpty() || !Files.isRegularFile(file)) return PaintingStatus.State.MISSING;
    if (!whereabouts.hash(file).hex().equals(through.kept())) return PaintingStatus.State.CORRUPT;
    return through.result().equals(result)
        ? PaintingStatus.State.FRESH
        : PaintingStatus.State.STALE;
  }
}
