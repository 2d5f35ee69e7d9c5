package pentimento.studio;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Fingerprints;
import pentimento.engine.store.FileMemory;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.identity.Documents;
import pentimento.studio.painting.BelowHash;
import pentimento.studio.painting.Chain;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// Knows which written files are still what a render would write again.
///
/// A file is current when it is as we wrote it, and the fingerprint of all that went into it (the
/// photograph's bytes, edit, paintings, target, this program's build) is what it was then. The
/// fingerprint is made without rendering anything.
public final class Outputs {

  /// Raised when what goes into the fingerprint changes.
  private static final String SCHEME = "output-1";

  private final FileMemory files;
  private final Memory memory;

  /// @param files remembers files by their stamps
  /// @param memory hashes paintings
  public Outputs(FileMemory files, Memory memory) {
    this.files = files;
    this.memory = memory;
  }

  /// Whether the target of a request is there already, as it would be rendered.
  ///
  /// @throws pentimento.pixel.BadInput when a painting is missing or damaged
  public boolean isCurrent(Photo photo, Edit edit, Develop.Request request) {
    return files.wasMadeBy(request.target().file(), () -> fingerprint(photo, edit, request));
  }

  /// Does a render and remembers what its file was made of, if that did not change meanwhile.
  public void rendering(Photo photo, Edit edit, Develop.Request request, Runnable render) {
    if (!files.keeps()) {
      render.run();
      return;
    }
    ContentHash before = fingerprint(photo, edit, request);
    files.writing(
        request.target().file(),
        () -> before != null && before.equals(fingerprint(photo, edit, request)) ? before : null,
        render);
  }

  /// Names all that goes into a file; null when that is not known: what other programs render
  /// depends on them.
  private @Nullable ContentHash fingerprint(Photo photo, Edit edit, Develop.Request request) {
    int end = request.until() == null ? edit.modules().size() : request.until().index(edit);
    RgbSpace rgb = request.target().space().space();
    RgbSpace destination = rgb == null ? RgbSpace.SRGB : rgb;
    ContentHasher all = new ContentHasher().put(SCHEME);
    all.put(System.getProperty("pentimento.build", "unknown"));
    ContentHash now = files.hash(photo.file());
    for (int i = 0; i < end; i++) {
      Module module = edit.modules().get(i);
      if (!module.enabled()) continue;
      if (module.operation() instanceof Opaque) return null;
      if (!(module.operation() instanceof Through through)) {
        now = Fingerprints.above(Darkroom.catalogue(), module, now, destination);
      } else if (request.paintings()) {
        List<Module> above = edit.modules().subList(i + 1, edit.modules().size());
        ContentHash below = BelowHash.of(Darkroom.catalogue(), now, above);
        try (KraDocument document =
            KraDocument.open(Documents.find(photo.file(), through, memory))) {
          now = Chain.result(document, through, below, memory, Set.of());
        }
      }
    }
    // Geometry above the end moves where demosaic starts.
    now =
        BelowHash.of(Darkroom.catalogue(), now, edit.modules().subList(end, edit.modules().size()));
    all.put(now);
    for (double m : destination.xyzD50FromRgb().toDoubles()) all.put(m);
    Target target = request.target();
    all.put(target.format().name()).put(target.depth().name()).put(target.quality());
    all.put(target.profile().bytes());
    Develop.Size size = request.size();
    all.put(size == null ? 0 : size.width()).put(size == null ? 0 : size.height());
    return all.hash();
  }
}
