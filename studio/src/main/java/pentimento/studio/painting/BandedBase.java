package pentimento.studio.painting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.PlanReader;
import pentimento.kra.flatten.GivenPixels;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The picture below a painting, rendered in bands as flattening comes by, few of them in memory.
///
/// Layers that turn or move the base would have bands rendered over and over: when that begins, the
/// whole picture is rendered and kept instead.
final class BandedBase implements GivenPixels {

  /// Rows of a band: those that flattening has under way, whole tiles of any size.
  private static final int ROWS = 256;

  /// Bands in memory: a filter looks beyond the one that is under way.
  private static final int BANDS = 3;

  private final Plan plan;
  private final BasePlace place;
  private final Rect rect;
  private final Executor executor;
  private final PlanReader reader;
  private final Cancellation cancellation;

  /// Those in memory, the one that was asked for last at the end.
  private final List<Band> bands = new ArrayList<>();

  private final int[] rendered;
  private @Nullable Planes whole;

  /// Not to be read on the executor's threads, which render it.
  ///
  /// @param place where it is on the canvas, whose rows the bands are of
  BandedBase(Plan plan, BasePlace place, Executor executor, Cancellation cancellation) {
    this.plan = plan;
    this.place = place;
    this.rect = plan.out().bounds().translate(place.x(), place.y());
    this.executor = executor;
    this.reader = executor.reader(plan);
    this.cancellation = cancellation;
    this.rendered = new int[band(rect.bottom() - 1) - band(rect.y()) + 1];
  }

  /// Rows in memory.
  private static final class Band {
    private final int index;
    private final Planes planes;
    private int lookers;

    Band(int index, Planes planes) {
      this.index = index;
      this.planes = planes;
    }
  }

  /// The memory that the base of a plain painting takes, in bytes.
  static long bytes(ImageInfo info) {
    long rows = Math.min(info.height(), (long) BANDS * ROWS);
    return (long) Float.BYTES * info.channels() * info.width() * rows;
  }

  @Override
  public Rect rect() {
    return rect;
  }

  @Override
  public int channels() {
    return plan.out().channels();
  }

  @Override
  public void show(Rect part, Consumer<Planes> use) {
    Band band = look(part);
    try {
      use.accept(band.planes);
    } finally {
      synchronized (this) {
        band.lookers--;
      }
    }
  }

  private synchronized Band look(Rect part) {
    Band band = whole == null ? find(part) : new Band(-1, whole);
    band.lookers++;
    return band;
  }

  private Band find(Rect part) {
    int index = band(part.y());
    if (part.isEmpty() || band(part.bottom() - 1) != index) return all();
    for (Band band : bands) {
      if (band.index != index) continue;
      bands.remove(band);
      bands.add(band);
      return band;
    }
    // Twice is a filter at the seam of two bands; more is a layer that goes another way.
    if (rendered[index - band(rect.y())]++ == 2) return all();
    Rect rows = rect.intersect(new Rect(rect.x(), index * ROWS, rect.width(), ROWS));
    Planes read = new Planes(rows.translate(-place.x(), -place.y()), memory());
    reader.read(read, cancellation);
    Band fresh = new Band(index, place.on(read));
    bands.add(fresh);
    return fresh;
  }

  /// That of a band that nobody looks at, where there are enough; else new.
  private float[][] memory() {
    for (Band band : bands.size() < BANDS ? List.<Band>of() : bands) {
      if (band.lookers > 0) continue;
      bands.remove(band);
      return band.planes.planes();
    }
    return new float[channels()][rect.width() * Math.min(ROWS, rect.height())];
  }

  private static int band(int row) {
    return Math.floorDiv(row, ROWS);
  }

  private Band all() {
    bands.clear();
    Planes all = place.on(executor.render(plan, plan.out().bounds(), cancellation));
    whole = all;
    return new Band(-1, all);
  }
}
