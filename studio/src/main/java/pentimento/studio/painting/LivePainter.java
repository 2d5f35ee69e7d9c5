package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Source;
import pentimento.kra.KraDocument;
import pentimento.kra.content.PaintedTiles;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.GivenPixels;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.branch.BranchLayer;
import pentimento.studio.painting.LivePaintings.Kept;
import pentimento.studio.painting.LivePaintings.Painting;

/// Flattens paintings as [Painter] does and keeps them in memory: after a stroke, only the layers
/// that were saved anew are read and only the tiles that changed are composited, and the result
/// says which those are, so that what stands on the others is found again.
public final class LivePainter implements Flattening {

  private final Painter painter;
  private final LivePaintings paintings;
  private volatile int composited;

  /// @param paintings where flattened pictures are kept; may outlive this
  public LivePainter(Painter painter, LivePaintings paintings) {
    this.painter = painter;
    this.paintings = paintings;
  }

  /// Tiles that were composited for the last result.
  public int composited() {
    return composited;
  }

  @Override
  public Source result(
      Path photo,
      Through through,
      PictureBelow below,
      Executor executor,
      Cancellation cancellation) {
    Path file = painter.document(photo, through);
    Painting painting = paintings.at(file, through.layer());
    try (KraDocument document = painting.open(file)) {
      ImageInfo info = Painter.info(document, below.plan().out());
      // The pictures of branches change without the document.
      if (!BranchLayer.of(document).isEmpty() || !paintings.fits(info, below.plan().out())) {
        return painter.result(photo, through, below, executor, cancellation);
      }
      painter.tellPlace(document, below);
      synchronized (painting) {
        Work work = new Work(document, through, below, executor, cancellation);
        return work.result(painting, info);
      }
    }
  }

  @Override
  public Foreseen foresee(Path photo, Through through, ImageInfo below, ContentHash belowHash) {
    Foreseen foreseen = painter.foresee(photo, through, below, belowHash);
    Painting painting = paintings.at(painter.document(photo, through), through.layer());
    synchronized (painting) {
      Kept last = painting.kept;
      return last != null && last.name().equals(foreseen.fingerprint())
          ? new Foreseen(foreseen.info(), foreseen.fingerprint(), Foreseen.Kept.MEMORY)
          : foreseen;
    }
  }

  /// One call.
  private final class Work {

    private final KraDocument document;
    private final Through through;
    private final PictureBelow below;
    private final Executor executor;
    private final Cancellation cancellation;

    Work(
        KraDocument document,
        Through through,
        PictureBelow below,
        Executor executor,
        Cancellation cancellation) {
      this.document = document;
      this.through = through;
      this.below = below;
      this.executor = executor;
      this.cancellation = cancellation;
    }

    Source result(Painting painting, ImageInfo info) {
      Kept last = painting.kept;
      ContentHash hash = PaintingHash.of(document, through.layer(), painting.memo).hash();
      BasePlace place = BasePlace.of(document, through.layer());
      ContentHash placed = place.name(below.hash());
      ContentHash name = Painter.resultHash(placed, hash);
      composited = 0;
      if (last != null && last.name().equals(name)) return last.flat().as(info);
      Source stored = last == null ? painter.stored(name, info) : null;
      if (stored != null) return stored;
      PaintedTiles tiles =
          PaintedTiles.of(
              document, through.layer(), painting.memo, last == null ? null : last.tiles());
      Kept near = last != null && last.below().equals(placed) ? last : null;
      Planes base = near == null ? base(place) : near.base();
      GivenPixels given = base == null ? null : GivenPixels.of(base);
      FlattenOptions options = painter.options(document, through, given, executor, cancellation);
      List<Rect> changed = near == null ? null : tiles.changedSince(near.tiles());
      FlatPicture flat =
          near == null || changed == null
              ? whole(info, options, name)
              : changed(near.flat().as(info), options, name, changed);
      return paintings.keep(painting, new Kept(placed, name, tiles, base, flat));
    }

    /// The picture below, whole: the next stroke needs any part of it at once.
    private @Nullable Planes base(BasePlace place) {
      if (!painter.hasBase(document, through)) return null;
      return place.on(executor.render(below.plan(), below.plan().out().bounds(), cancellation));
    }

    private FlatPicture whole(ImageInfo info, FlattenOptions options, ContentHash name) {
      FlatPicture.Builder builder = new FlatPicture.Builder(info);
      painter.flatten(document, options, builder::accept);
      FlatPicture flat =
          builder.build(name, (count, work) -> executor.each(count, work, cancellation));
      composited = flat.count();
      return flat;
    }

    private FlatPicture changed(
        FlatPicture last, FlattenOptions options, ContentHash name, List<Rect> changed) {
      List<Rect> rects = last.tiles(changed);
      composited = rects.size();
      return last.with(name, painter.flatten(document, options, rects), rects);
    }
  }
}
