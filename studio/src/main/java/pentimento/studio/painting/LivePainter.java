package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.Source;
import pentimento.kra.KraDocument;
import pentimento.kra.content.PaintedTiles;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.content.PaintingMemo;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.Flattener;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.branch.BranchLayer;

/// Flattens paintings as [Painter] does and keeps the last one in memory: after a stroke, only the
/// layers that were saved anew are read and only the tiles that changed are composited, and the
/// result says which those are, so that what stands on the others is found again.
///
/// Holds the flattened picture and the base, seven planes. A source it gave is good until it is
/// asked for the next one.
public final class LivePainter implements Flattening {

  /// Columns and rows of a tile of the flattened picture: Krita's.
  private static final int TILE = 64;

  private final Painter painter;
  private final PaintingMemo memo = PaintingMemo.empty();
  private @Nullable Kept kept;
  private int composited;

  public LivePainter(Painter painter) {
    this.painter = painter;
  }

  /// The last painting.
  ///
  /// @param flat red, green, blue in the working space, and alpha
  /// @param options with the base in the place of the document's own
  private record Kept(
      Path file,
      String layer,
      ContentHash below,
      ContentHash name,
      PaintedTiles tiles,
      FlattenOptions options,
      Planes flat,
      ContentHash[] names,
      Source source) {}

  /// Tiles that were composited for the last result.
  public synchronized int composited() {
    return composited;
  }

  @Override
  public synchronized Source result(
      Path photo,
      Through through,
      Plan below,
      ContentHash belowHash,
      Executor executor,
      Cancellation cancellation) {
    Path file = painter.document(photo, through);
    try (KraDocument document = KraDocument.open(file)) {
      // The pictures of branches change without the document.
      if (!BranchLayer.of(document).isEmpty()) {
        return painter.result(photo, through, below, belowHash, executor, cancellation);
      }
      Kept last = kept;
      if (last != null && !(last.file.equals(file) && last.layer.equals(through.layer()))) {
        last = null;
      }
      PaintedTiles tiles =
          PaintedTiles.of(document, through.layer(), memo, last == null ? null : last.tiles);
      ContentHash painting = PaintingHash.of(document, through.layer(), memo).hash();
      ContentHash name = Painter.resultHash(belowHash, painting);
      if (last != null && last.name.equals(name)) {
        composited = 0;
        return last.source;
      }
      ImageInfo info = below.out().withSize(document.image().width(), document.image().height());
      boolean sameBase = last != null && last.below.equals(belowHash);
      List<Rect> changed = last == null || !sameBase ? null : tiles.changedSince(last.tiles);
      // What is half brought up to date is good for nothing.
      kept = null;
      if (last == null || changed == null) {
        FlattenOptions options = painter.options(document, through, below, executor, cancellation);
        Planes flat = painter.flatten(document, options);
        ContentHash[] names = new ContentHash[count(info)];
        executor.each(names.length, i -> names[i] = hash(flat, tile(info, i)), cancellation);
        composited = names.length;
        kept = keep(file, through, belowHash, name, tiles, options, flat, names, info);
      } else {
        FlattenOptions options = last.options.listening(cancellation, last.options.progress());
        ContentHash[] names = last.names.clone();
        Set<Integer> touched = touched(info, changed);
        List<Rect> rects = touched.stream().map(i -> tile(info, i)).toList();
        painter.tell(document, Flattener.update(document, options, last.flat, rects));
        Painter.toWorking(document, last.flat, rects);
        for (int i : touched) names[i] = hash(last.flat, tile(info, i));
        composited = touched.size();
        kept = keep(file, through, belowHash, name, tiles, options, last.flat, names, info);
      }
      return kept.source;
    } catch (Cancelled e) {
      kept = null;
      throw e;
    }
  }

  private static Kept keep(
      Path file,
      Through through,
      ContentHash below,
      ContentHash name,
      PaintedTiles tiles,
      FlattenOptions options,
      Planes flat,
      ContentHash[] names,
      ImageInfo info) {
    Source source = new Flat(info, name, flat, names);
    return new Kept(file, through.layer(), below, name, tiles, options, flat, names, source);
  }

  private static int across(ImageInfo info) {
    return Math.ceilDiv(info.width(), TILE);
  }

  private static int count(ImageInfo info) {
    return across(info) * Math.ceilDiv(info.height(), TILE);
  }

  private static Rect tile(ImageInfo info, int index) {
    int across = across(info);
    return new Rect(index % across * TILE, index / across * TILE, TILE, TILE)
        .intersect(info.bounds());
  }

  private static Set<Integer> touched(ImageInfo info, List<Rect> changed) {
    Set<Integer> touched = new LinkedHashSet<>();
    for (Rect rect : changed) {
      Rect part = rect.intersect(info.bounds());
      if (part.isEmpty()) continue;
      for (int y = part.y() / TILE; y <= (part.bottom() - 1) / TILE; y++) {
        for (int x = part.x() / TILE; x <= (part.right() - 1) / TILE; x++) {
          touched.add(y * across(info) + x);
        }
      }
    }
    return touched;
  }

  private static ContentHash hash(Planes flat, Rect rect) {
    ContentHasher hasher = new ContentHasher();
    for (int c = 0; c < 3; c++) {
      for (int y = rect.y(); y < rect.bottom(); y++) {
        hasher.put(flat.plane(c), flat.index(rect.x(), y), rect.width());
      }
    }
    return hasher.hash();
  }

  /// A flattened painting whose tiles are named by content.
  private record Flat(ImageInfo info, ContentHash fingerprint, Planes flat, ContentHash[] names)
      implements Source {

    @Override
    public ContentHash name(Rect rect) {
      ContentHasher hasher = new ContentHasher().put(info.width()).put(info.height());
      for (int i : touched(info, List.of(rect))) hasher.put(names[i]);
      return hasher.hash();
    }

    @Override
    public void read(Planes out) {
      out.copyFrom(
          new Planes(flat.rect(), new float[][] {flat.plane(0), flat.plane(1), flat.plane(2)}));
    }
  }
}
