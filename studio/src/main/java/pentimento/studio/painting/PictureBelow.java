package pentimento.studio.painting;

import org.jspecify.annotations.Nullable;
import pentimento.engine.Plan;
import pentimento.pixel.ContentHash;
import pentimento.studio.Rendering;

/// The picture below a painting, not rendered yet.
///
/// @param plan how it is rendered
/// @param hash its fingerprint
/// @param place where it lies on the photograph; null when its pixels are not whole pixels of that
public record PictureBelow(Plan plan, ContentHash hash, @Nullable CanvasPlace place) {

  /// What a rendering gives.
  public static PictureBelow of(Rendering rendering, ContentHash hash) {
    return new PictureBelow(rendering.plan(), hash, CanvasPlace.of(rendering));
  }
}
