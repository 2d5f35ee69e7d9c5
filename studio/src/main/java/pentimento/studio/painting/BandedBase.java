package pentimento.studio.painting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
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
  private final Executor executor;
  private final Cancellation cancellation;
  private final Map<Integer, Planes> bands = new LinkedHashMap<>(8, 0.75f, true);
  private final int[] rendered;
  private @Nullable Planes whole;

  /// Not to be read on the executor's threads, which render it.
  BandedBase(Plan plan, Executor executor, Cancellation cancellation) {
    this.plan = plan;
    this.executor = executor;
    this.cancellation = cancellation;
    this.rendered = new int[Math.ceilDiv(plan.out().height(), ROWS)];
  }

  /// The memory that the base of a plain painting takes, in bytes.
  static long bytes(ImageInfo info) {
    long rows = Math.min(info.height(), (long) BANDS * ROWS);
    return Float.BYTES * info.channels() * info.width() * rows;
  }

  @Override
  public Rect rect() {
    return plan.out().bounds();
  }

  @Override
  public int channels() {
    return plan.out().channels();
  }

  @Override
  public synchronized Planes covering(Rect part) {
    if (whole != null) return whole;
    int band = part.y() / ROWS;
    if (part.isEmpty() || (part.bottom() - 1) / ROWS != band) return all();
    Planes kept = bands.get(band);
    if (kept != null) return kept;
    // Twice is a filter at the seam of two bands; more is a layer that goes another way.
    if (rendered[band]++ == 2) return all();
    if (bands.size() == BANDS) bands.remove(bands.keySet().iterator().next());
    int top = band * ROWS;
    Rect rows = new Rect(0, top, rect().width(), Math.min(ROWS, rect().height() - top));
    Planes made = executor.render(plan, rows, cancellation);
    bands.put(band, made);
    return made;
  }

  private Planes all() {
    bands.clear();
    whole = executor.render(plan, rect(), cancellation);
    return whole;
  }
}
