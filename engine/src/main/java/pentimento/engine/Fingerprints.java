package pentimento.engine;

import java.util.ArrayList;
import java.util.List;
import pentimento.pipe.Catalogue;
import pentimento.pipe.External;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Rgb;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.colour.RgbSpace;

/// Names results before they exist: a Merkle chain from the source upward.
///
/// `fp(module) = H(scheme, operation, version, canonical parameters, fp(input))`. Disabled modules
/// are not in the chain; labels and instance numbers are not either, since they change no pixel.
public final class Fingerprints {

  /// Raised when the way fingerprints are made changes.
  private static final String SCHEME = "pentimento-1";

  private Fingerprints() {}

  /// The fingerprint above one module.
  ///
  /// @param destination the space the pipe ends in, for modules whose result depends on it
  public static ContentHash above(
      Catalogue catalogue, Module module, ContentHash input, RgbSpace destination) {
    if (!module.enabled()) return input;
    if (module.operation() instanceof External external && external.passesOn()) return input;
    ContentHasher hasher = new ContentHasher().put(SCHEME);
    switch (module.operation()) {
      case Opaque opaque -> opaque.hash(hasher);
      default -> catalogue.typeOf(module.operation()).hash(module.operation(), hasher);
    }
    if (module.operation().usesDestination()) {
      for (double m : destination.xyzD50FromRgb().toDoubles()) hasher.put(m);
    }
    return hasher.put(input).hash();
  }

  /// Where a chain begins that is applied to any picture of this kind: it names what the modules
  /// do, not what comes out. The camera's facts are not in it.
  static ContentHash start(ImageInfo info) {
    ContentHasher hasher = new ContentHasher().put(SCHEME);
    hasher.put(info.width()).put(info.height()).put(info.channels()).put(info.scale());
    for (Rgb levels : List.of(info.whiteBalance(), info.processedMaximum())) {
      hasher.put(levels.r()).put(levels.g()).put(levels.b());
    }
    return hasher.hash();
  }

  /// The fingerprints above each of `modules`, bottom first.
  public static List<ContentHash> chain(
      Catalogue catalogue, List<Module> modules, ContentHash source, RgbSpace destination) {
    List<ContentHash> chain = new ArrayList<>();
    ContentHash now = source;
    for (Module module : modules) {
      now = above(catalogue, module, now, destination);
      chain.add(now);
    }
    return chain;
  }
}
