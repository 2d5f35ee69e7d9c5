package pentimento.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.NamedPlan;
import pentimento.formats.BandProducer;
import pentimento.formats.jpeg.JpegRows;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// The JPEGs that a process wrote last, row of blocks by row of blocks as they were encoded: after
/// a stroke only the rows that it touches are rendered and encoded anew. Of more than fit, those
/// that were written last. Safe for several threads.
public final class LiveOutputs {

  private final long limit;
  private final Map<Path, Kept> all = new LinkedHashMap<>(16, 0.75f, true);
  private volatile int encoded;

  /// @param bytes of encoded rows to keep at most
  public LiveOutputs(long bytes) {
    this.limit = bytes;
  }

  /// The rows of a file.
  ///
  /// @param names what each row shows
  private record Kept(ContentHash[] names, byte[][] rows) {
    long bytes() {
      long sum = 0;
      for (byte[] row : rows) sum += row.length + 64;
      return sum;
    }
  }

  /// How many rows of blocks the last file needed anew.
  public int encoded() {
    return encoded;
  }

  /// Writes a file, from rows that are known and others that are rendered now.
  ///
  /// @param salt names all that the rows depend on besides the plan: photograph, quality
  void write(
      Path target,
      NamedPlan named,
      ContentHash salt,
      JpegRows jpeg,
      Executor executor,
      Cancellation cancellation,
      Progress progress) {
    Path key = target.toAbsolutePath().normalize();
    int count = jpeg.count();
    ContentHash[] names = new ContentHash[count];
    byte[][] rows = new byte[count][];
    Kept last = find(key);
    for (int i = 0; i < count; i++) {
      names[i] = new ContentHasher().put(salt).put(named.name(jpeg.rect(i, i + 1))).hash();
      boolean known = last != null && i < last.names.length && names[i].equals(last.names[i]);
      if (last != null && known) rows[i] = last.rows[i];
    }
    int made = 0;
    for (int from = 0; from < count; from++) {
      if (rows[from] != null) continue;
      int to = from + 1;
      while (to < count && rows[to] == null) to++;
      encode(named, jpeg, from, to, rows, executor, cancellation, progress);
      made += to - from;
      from = to;
    }
    encoded = made;
    jpeg.write(target, rows);
    keep(key, new Kept(names, rows));
  }

  private static void encode(
      NamedPlan named,
      JpegRows jpeg,
      int from,
      int to,
      byte[][] rows,
      Executor executor,
      Cancellation cancellation,
      Progress progress) {
    Rect region = jpeg.rect(from, to);
    try {
      BandProducer bands =
          new RenderedBands(executor, named.plan(), region, cancellation, progress);
      jpeg.encode(from, to, bands, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized @Nullable Kept find(Path target) {
    return all.get(target);
  }

  private synchronized void keep(Path target, Kept kept) {
    all.put(target, kept);
    long sum = 0;
    for (Kept one : all.values()) sum += one.bytes();
    var eldest = all.entrySet().iterator();
    while (sum > limit && eldest.hasNext()) {
      sum -= eldest.next().getValue().bytes();
      eldest.remove();
    }
  }
}
