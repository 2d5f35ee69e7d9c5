package pentimento.studio.painting;

import pentimento.engine.Source;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;

/// A result that is spoken of and not made: it has a name and no pixels.
///
/// @param kept where it lies already
public record Foreseen(ImageInfo info, ContentHash fingerprint, Kept kept) implements Source {

  /// Where a result lies.
  public enum Kept {
    NOWHERE,
    STORE,
    MEMORY
  }

  @Override
  public void read(Planes out) {
    throw new IllegalStateException("foreseen, not made");
  }
}
