package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Source;
import pentimento.kra.KraDocument;
import pentimento.kra.content.PaintedTiles;
import pentimento.kra.content.PaintingMemo;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;

/// The paintings that a process keeps flat in memory for [LivePainter]; of more than fit, those
/// that were rendered last. Safe for several threads.
public final class LivePaintings {

  /// Paintings remembered at most, with pixels or without.
  private static final int MOST = 64;

  private final long limit;
  private final Map<Key, Painting> paintings = new LinkedHashMap<>(16, 0.75f, true);

  /// @param bytes of pixels to keep at most
  public LivePaintings(long bytes) {
    this.limit = bytes;
  }

  /// Those of a process that renders for other programs: a third of the memory it may take.
  public static LivePaintings ofThisProcess() {
    return new LivePaintings(Runtime.getRuntime().maxMemory() / 3);
  }

  private record Key(Path file, String layer) {}

  /// One painting. Whoever uses it holds its lock.
  static final class Painting {
    final PaintingMemo memo = PaintingMemo.empty();
    volatile @Nullable Kept kept;
    private volatile long bytes;
    private volatile @Nullable KraDocument last;

    /// Opens the document, which was open before for the most part.
    KraDocument open(Path file) {
      KraDocument earlier = last;
      KraDocument document =
          earlier == null ? KraDocument.open(file) : KraDocument.open(file, earlier);
      last = document;
      return document;
    }
  }

  /// A painting as it was when it was last looked at.
  ///
  /// @param below fingerprint of what stands below, where it is on the canvas
  /// @param name fingerprint of the flattened painting
  /// @param base what stands below; null when the document has no layer for it
  record Kept(
      ContentHash below,
      ContentHash name,
      PaintedTiles tiles,
      @Nullable Planes base,
      FlatPicture flat) {}

  /// What is known of the base layer of a document.
  synchronized Painting at(Path file, String layer) {
    Key key = new Key(file.toAbsolutePath().normalize(), layer);
    return paintings.computeIfAbsent(key, _ -> new Painting());
  }

  /// Whether a flattened painting of that name is kept.
  public synchronized boolean has(ContentHash name) {
    for (Painting p : paintings.values()) {
      Kept kept = p.kept;
      if (kept != null && kept.name().equals(name)) return true;
    }
    return false;
  }

  /// Whether a painting above such a picture may be kept at all.
  boolean fits(ImageInfo flat, ImageInfo below) {
    return FlatPicture.bytes(flat) + FlatPicture.bytes(below) <= limit;
  }

  /// Keeps what a painting has become, and makes room for it.
  ///
  /// @return what is read of it
  Source keep(Painting painting, Kept kept) {
    painting.kept = kept;
    long base = kept.base == null ? 0 : FlatPicture.bytes(kept.flat.info());
    painting.bytes = FlatPicture.bytes(kept.flat.info()) + base;
    evict(painting);
    return kept.flat;
  }

  private synchronized void evict(Painting needed) {
    long sum = 0;
    for (Painting p : paintings.values()) sum += p.bytes;
    var eldest = paintings.entrySet().iterator();
    while ((sum > limit || paintings.size() > MOST) && eldest.hasNext()) {
      Painting painting = eldest.next().getValue();
      if (painting == needed) continue;
      sum -= painting.bytes;
      eldest.remove();
    }
  }
}
