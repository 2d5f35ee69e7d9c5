package pentimento.studio.painting;

import java.util.List;
import pentimento.pipe.Catalogue;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Names what a painting stands on.
public final class BelowHash {

  private BelowHash() {}

  /// The fingerprint of the picture below, and of the crops and turns above the painting where
  /// there are any: they can move where demosaic starts by a pixel (docs/decisions/0201).
  ///
  /// @param top fingerprint of the modules below
  /// @param above modules of the edit above the painting
  public static ContentHash of(Catalogue catalogue, ContentHash top, List<Module> above) {
    ContentHasher hasher = new ContentHasher().put("below").put(top);
    boolean moved = false;
    for (Module module : above) {
      if (!module.enabled() || !(module.operation() instanceof GeometryOperation)) continue;
      catalogue.typeOf(module.operation()).hash(module.operation(), hasher);
      moved = true;
    }
    return moved ? hasher.hash() : top;
  }
}
