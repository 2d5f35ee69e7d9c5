package pentimento.studio.painting;

import java.nio.file.Path;
import pentimento.engine.Executor;
import pentimento.engine.Source;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;

/// Makes a source of pixels from a painting and what stands below it.
@FunctionalInterface
public interface Flattening {

  /// The flattened painting, with the fresh base in the place of the one in the document. Writes
  /// neither document nor edit.
  ///
  /// @param photo the photograph the painting belongs to
  /// @param below what takes the base layer's place
  Source result(
      Path photo,
      Through through,
      PictureBelow below,
      Executor executor,
      Cancellation cancellation);

  /// What [#result] would give, looked up and not made.
  ///
  /// @param below the picture below
  /// @throws UnsupportedOperationException where nothing is known without making it
  default Foreseen foresee(Path photo, Through through, ImageInfo below, ContentHash belowHash) {
    throw new UnsupportedOperationException("made, not foreseen");
  }
}
