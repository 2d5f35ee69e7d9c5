package pentimento.engine;

import java.util.ArrayList;
import java.util.List;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Names results before they exist: a Merkle chain from the source upward.
///
/// `fp(module) = H(scheme, operation, version, canonical parameters, fp(input))`. Disabled modules
/// are not in the chain; labels and instance numbers are not either, since they change no pixel.
public final class Fingerprints {

  /// Raised when the way fingerprints are made changes.
  private static final String SCHEME = "pentimento-1";

  private Fingerprints() {}

  /// The fingerprint above one module.
  public static ContentHash above(Catalogue catalogue, Module module, ContentHash input) {
    if (!module.enabled()) return input;
    ContentHasher hasher = new ContentHasher().put(SCHEME);
    switch (module.operation()) {
      case Opaque opaque -> opaque.hash(hasher);
      default -> catalogue.typeOf(module.operation()).hash(module.operation(), hasher);
    }
    return hasher.put(input).hash();
  }

  /// The fingerprints above each of `modules`, bottom first.
  public static List<ContentHash> chain(
      Catalogue catalogue, List<Module> modules, ContentHash source) {
    List<ContentHash> chain = new ArrayList<>();
    ContentHash now = source;
    for (Module module : modules) {
      now = above(catalogue, module, now);
      chain.add(now);
    }
    return chain;
  }
}
