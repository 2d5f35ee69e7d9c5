package pentimento.studio;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executed;
import pentimento.engine.Keeping;
import pentimento.engine.KeptTiles;
import pentimento.engine.Plan;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.engine.TileCache;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// A photograph that stays open while it is edited: previews and details of one edit after the
/// other, each rendered from where it differs from the last.
///
/// Renders one picture at a time; a caller that wants another one cancels the first.
public final class Session implements AutoCloseable {

  private final Darkroom darkroom;
  private final Photo photo;
  private final OutputSpace space;
  private final TileCache cache;
  private final Consumer<Executed> log;
  private final Source source;
  private @Nullable Edit last;
  private Set<String> focus = Set.of();

  /// Takes the photograph over and closes it in the end.
  ///
  /// @param space of the pixels that are handed out
  /// @param cacheBytes of rendered pixels that may be kept
  /// @param log is told of every step that is run, from several threads
  public Session(
      Darkroom darkroom, Photo photo, OutputSpace space, long cacheBytes, Consumer<Executed> log) {
    this.darkroom = darkroom;
    this.photo = photo;
    this.space = space;
    this.cache = new TileCache(cacheBytes);
    this.log = log;
    this.source = named(photo.source(darkroom.executor().threads(), new Cancellation()));
  }

  /// One for screens that show sRGB.
  public Session(Darkroom darkroom, Photo photo, long cacheBytes) {
    this(darkroom, photo, OutputSpace.SRGB, cacheBytes, _ -> {});
  }

  public Photo photo() {
    return photo;
  }

  /// The whole picture made small enough for a box: it looks like the full render made small (mean
  /// ΔE2000 of at most 0.77).
  public Planes preview(Edit edit, Develop.Size box, Cancellation cancellation, Progress progress) {
    return preview(edit, box, null, cancellation, progress);
  }

  /// The whole picture made small enough for a box.
  ///
  /// @param again an earlier picture that nobody looks at any more: a new one of its size takes its
  ///   memory; null for none
  public Planes preview(
      Edit edit,
      Develop.Size box,
      @Nullable Planes again,
      Cancellation cancellation,
      Progress progress) {
    KeptTiles kept = prepare(edit, box, cancellation);
    return darkroom.executor().read(kept, kept.info().bounds(), again, cancellation, progress);
  }

  /// Pixels of the full render, bit by bit.
  ///
  /// @param region in pixels of the full render; cut to it
  public Planes region(Edit edit, Rect region, Cancellation cancellation, Progress progress) {
    KeptTiles kept = prepare(edit, null, cancellation);
    Rect inside = region.intersect(kept.info().bounds());
    return darkroom.executor().read(kept, inside, cancellation, progress);
  }

  /// Renders what is out of date of the full render, into memory: after a stroke, its tiles.
  public void update(Edit edit, Cancellation cancellation, Progress progress) {
    KeptTiles kept = prepare(edit, null, cancellation);
    darkroom.executor().make(kept, kept.info().bounds(), cancellation, progress);
  }

  /// What is known of the full render.
  public ImageInfo info(Edit edit, Cancellation cancellation) {
    return prepare(edit, null, cancellation).info();
  }

  private synchronized KeptTiles prepare(
      Edit edit, Develop.@Nullable Size box, Cancellation cancellation) {
    if (last != null && !last.equals(edit)) focus = changed(last, edit);
    last = edit;
    Ending ending =
        Ending.of(edit, edit.modules().size(), Module.of("colorout", new ColorOut(space)));
    Planner planner = new Planner(darkroom.executor());
    KeptTiles[] top = new KeptTiles[1];
    Rendering _ =
        darkroom.prepare(
            photo,
            source,
            ending.edit(),
            ending.edit().modules().size(),
            ending.tail(),
            space.rgb(),
            true,
            (from, modules, above, isLast) -> {
              List<Module> order =
                  isLast && box != null ? PreviewPipe.of(from.info(), modules, box) : modules;
              ContentHash slot = slot(isLast ? box : null, above.size());
              Keeping keeping = new Keeping(cache, Darkroom.catalogue(), slot, focus, log);
              top[0] = planner.keep(from, order, above, keeping, cancellation);
              return new Plan(top[0], List.of());
            },
            cancellation);
    return top[0];
  }

  /// The lowest module that differs: the one that the user has in hand.
  private static Set<String> changed(Edit before, Edit now) {
    for (int i = 0; i < now.modules().size(); i++) {
      Module module = now.modules().get(i);
      if (i >= before.modules().size() || !before.modules().get(i).equals(module)) {
        return Set.of(module.name());
      }
    }
    return Set.of();
  }

  private ContentHash slot(Develop.@Nullable Size box, int above) {
    ContentHasher hasher = new ContentHasher().put(source.fingerprint()).put(above);
    if (box != null) hasher.put(box.width()).put(box.height());
    return hasher.hash();
  }

  /// The source with its fingerprint found out once.
  private static Source named(Source source) {
    ContentHash fingerprint = source.fingerprint();
    return new Source() {
      @Override
      public ImageInfo info() {
        return source.info();
      }

      @Override
      public ContentHash fingerprint() {
        return fingerprint;
      }

      @Override
      public long heldBytes() {
        return source.heldBytes();
      }

      @Override
      public void read(Planes out) {
        source.read(out);
      }
    };
  }

  @Override
  public void close() {
    cache.clear();
    photo.close();
  }
}
