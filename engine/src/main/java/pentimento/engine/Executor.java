package pentimento.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Picture;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// Renders plans, tile by tile, on a fixed number of threads.
///
/// The same plan gives the same bits for every number of threads and every tile size. Memory is
/// bounded by a few bands of tiles in flight and each thread's buffers.
public final class Executor implements AutoCloseable {

  /// Bands that may be rendered ahead of the one that the sink takes.
  private static final int BANDS_IN_FLIGHT = 3;

  private final int threads;
  private final int tileWidth;
  private final int tileHeight;
  private final ExecutorService pool;

  /// @param threads at least 1
  /// @param tileWidth columns of a tile
  /// @param tileHeight rows of a tile
  public Executor(int threads, int tileWidth, int tileHeight) {
    this.threads = Math.max(1, threads);
    this.tileWidth = tileWidth;
    this.tileHeight = tileHeight;
    this.pool =
        Executors.newFixedThreadPool(
            this.threads,
            task -> {
              Thread thread = new Thread(task, "pentimento-tiles");
              thread.setDaemon(true);
              return thread;
            });
  }

  /// All cores, and the tile size that measured best.
  public Executor() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /// The tile size that measured best.
  ///
  /// @param threads at least 1
  public Executor(int threads) {
    this(threads, 1024, 128);
  }

  public int threads() {
    return threads;
  }

  /// Renders a region of the plan's output into bands of rows.
  ///
  /// @param region inside the plan's output
  /// @return how long each step took
  public StageTimes render(
      Plan plan, Rect region, Sink sink, Cancellation cancellation, Progress progress) {
    StageTimes times = new StageTimes(plan.stages().size());
    if (region.isEmpty()) return times;
    plan.learn();
    Bands bands = new Bands(region, plan.out().channels());
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(
          pool.submit(() -> {
            Worker worker = new Worker(plan, times);
            for (Rect tile = bands.next(); tile != null; tile = bands.next()) {
              cancellation.check();
              bands.put(worker.render(tile));
            }
            return null;
          }));
    }
    try {
      for (int band = 0; band < bands.count(); band++) {
        Planes ready = bands.await(band, workers);
        cancellation.check();
        sink.accept(ready);
        bands.release(band);
        progress.report("rendering", band + 1L, bands.count());
      }
    } finally {
      bands.stop();
    }
    await(workers);
    return times;
  }

  /// How a region of a plan's output would be rendered, and the memory that would take.
  ///
  /// @param region inside the plan's output
  public Outline outline(Plan plan, Rect region) {
    Outline outline = Outline.of(plan, region, threads, tileWidth, tileHeight);
    int rows = Math.min(region.height(), BANDS_IN_FLIGHT * tileHeight);
    return outline.withBytes((long) Float.BYTES * plan.out().channels() * region.width() * rows, 0);
  }

  /// Renders a region into memory.
  public Planes render(Plan plan, Rect region, Cancellation cancellation) {
    Planes whole = Planes.allocate(region, plan.out().channels());
    reader(plan).read(whole, cancellation);
    return whole;
  }

  /// One that reads parts of a plan's output, one after the other.
  public PlanReader reader(Plan plan) {
    return new PlanReader(this, plan);
  }

  List<Rect> tiles(Rect rect) {
    return rect.tiles(tileWidth, tileHeight);
  }

  /// Reads a region of kept tiles, rendering those that are missing on all threads.
  ///
  /// @param region inside the picture
  public Planes read(KeptTiles tiles, Rect region, Cancellation cancellation, Progress progress) {
    return read(tiles, region, null, cancellation, progress);
  }

  /// Reads a region as [#read(KeptTiles, Rect, Cancellation, Progress)] does.
  ///
  /// @param again planes that nobody looks at any more, whose memory is used where it fits; null
  ///   for none
  public Planes read(
      KeptTiles tiles,
      Rect region,
      @Nullable Planes again,
      Cancellation cancellation,
      Progress progress) {
    tiles.plan().learn();
    int channels = tiles.info().channels();
    Planes whole =
        again != null && again.rect().equals(region) && again.channels() == channels
            ? again
            : Planes.allocate(region, channels);
    int[] wanted = tiles.tiles(region);
    each(wanted.length, i -> tiles.copy(wanted[i], whole), cancellation, progress);
    return whole;
  }

  /// Has the tiles of a region made, so that they lie in the cache.
  ///
  /// @param region inside the picture
  public void make(KeptTiles tiles, Rect region, Cancellation cancellation, Progress progress) {
    tiles.plan().learn();
    int[] wanted = tiles.tiles(region);
    each(wanted.length, i -> tiles.make(wanted[i]), cancellation, progress);
  }

  /// Has the identities of all tiles found out, on all threads.
  void identify(KeptTiles tiles, Cancellation cancellation) {
    tiles.plan().learn();
    int[] all = tiles.tiles(tiles.info().bounds());
    each(all.length, i -> tiles.identify(all[i]), cancellation, Progress.NONE);
  }

  /// Has work done for 0 to `count - 1`, on all threads.
  public void each(int count, IntConsumer work, Cancellation cancellation) {
    each(count, work, cancellation, Progress.NONE);
  }

  private void each(int count, IntConsumer work, Cancellation cancellation, Progress progress) {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    for (int t = 0; t < Math.min(threads, count); t++) {
      workers.add(
          pool.submit(() -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              cancellation.check();
              work.accept(i);
              progress.report("rendering", done.incrementAndGet(), count);
            }
          }));
    }
    try {
      await(workers);
    } finally {
      next.set(count);
    }
  }

  /// The output of a plan as a picture that can be read in parts.
  Picture picture(Plan plan, ImageInfo info, Cancellation cancellation) {
    return new Picture() {
      @Override
      public ImageInfo info() {
        return info;
      }

      @Override
      public Planes read(Rect rect) {
        return render(plan, rect, cancellation);
      }

      @Override
      public void each(int count, IntConsumer work) {
        Executor.this.each(count, work, cancellation);
      }

      @Override
      public <T> List<T> mapBands(int rows, int halo, BandFunction<T> function) {
        plan.learn();
        int count = Math.ceilDiv(info.height(), rows);
        List<T> outcomes = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        List<Callable<List<Indexed<T>>>> tasks = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          tasks.add(() -> {
            Worker worker = new Worker(plan, new StageTimes(plan.stages().size()));
            List<Indexed<T>> mine = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              cancellation.check();
              int top = i * rows;
              int height = Math.min(rows, info.height() - top);
              Rect band = new Rect(0, top, info.width(), height);
              Rect grown =
                  Rect.between(0, top - halo, info.width(), top + height + halo)
                      .intersect(info.bounds());
              mine.add(new Indexed<>(i, function.apply(band, worker.render(grown))));
            }
            return mine;
          });
        }
        List<Indexed<T>> all = new ArrayList<>();
        List<Future<List<Indexed<T>>>> futures = new ArrayList<>();
        for (Callable<List<Indexed<T>>> task : tasks) futures.add(pool.submit(task));
        for (Future<List<Indexed<T>>> future : futures) all.addAll(get(future));
        all.sort((a, b) -> Integer.compare(a.index, b.index));
        for (Indexed<T> one : all) outcomes.add(one.value);
        return outcomes;
      }
    };
  }

  private record Indexed<T>(int index, T value) {}

  private static void await(List<Future<?>> futures) {
    for (Future<?> future : futures) {
      Object _ = get(future);
    }
  }

  /// The outcome of a task, its failure thrown as it was.
  static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }

  /// The bands of one render: hands tiles to threads, collects them, keeps few bands alive.
  private final class Bands {

    private final Rect region;
    private final int channels;
    private final int tilesAcross;
    private final int count;
    private final @Nullable Planes[] open;
    private final int[] missing;
    private final List<float[][]> free = new ArrayList<>();
    private int nextTile;
    private int released;
    private boolean stopped;

    Bands(Rect region, int channels) {
      this.region = region;
      this.channels = channels;
      this.tilesAcross = Math.ceilDiv(region.width(), tileWidth);
      this.count = Math.ceilDiv(region.height(), tileHeight);
      this.open = new Planes[count];
      this.missing = new int[count];
    }

    int count() {
      return count;
    }

    /// The next tile to render, or null when there is none; waits while too many bands are open.
    synchronized @Nullable Rect next() throws InterruptedException {
      while (!stopped && nextTile < count * tilesAcross) {
        int band = nextTile / tilesAcross;
        if (band < released + BANDS_IN_FLIGHT) {
          int column = nextTile % tilesAcross;
          nextTile++;
          if (open[band] == null) openBand(band);
          int x = region.x() + column * tileWidth;
          int y = region.y() + band * tileHeight;
          return new Rect(x, y, tileWidth, tileHeight).intersect(region);
        }
        wait();
      }
      return null;
    }

    private void openBand(int band) {
      Rect rect =
          new Rect(region.x(), region.y() + band * tileHeight, region.width(), tileHeight)
              .intersect(region);
      float[][] planes =
          free.isEmpty() ? new float[channels][region.width() * tileHeight] : free.removeLast();
      open[band] = new Planes(rect, planes);
      missing[band] = tilesAcross;
    }

    void put(Planes tile) {
      int band = (tile.rect().y() - region.y()) / tileHeight;
      Planes target;
      synchronized (this) {
        target = open[band];
      }
      target.copyFrom(tile);
      synchronized (this) {
        missing[band]--;
        if (missing[band] == 0) notifyAll();
      }
    }

    /// Waits until a band is whole, or until a thread has failed.
    synchronized Planes await(int band, List<Future<?>> workers) {
      while (open[band] == null || missing[band] > 0) {
        for (Future<?> worker : workers) {
          if (worker.isDone()) {
            Object _ = get(worker);
          }
        }
        try {
          wait(20);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted", e);
        }
      }
      return open[band];
    }

    synchronized void release(int band) {
      free.add(open[band].planes());
      open[band] = null;
      released++;
      notifyAll();
    }

    synchronized void stop() {
      stopped = true;
      notifyAll();
    }
  }
}
