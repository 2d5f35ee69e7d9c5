package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// An object on its way into the store: takes bands of rows from top to bottom, holds no more of
/// them than a row of tiles, and becomes visible as a whole or not at all.
///
/// A disk that refuses never disturbs who renders: the draft then takes what it is given and
/// forgets it, and [#keep()] says why. Not safe for several threads.
public final class Draft implements AutoCloseable {

  /// The name of an unfinished file ends so; its writer holds a lock on it as long as it lives.
  static final String UNFINISHED = ".part";

  /// Those of this process: to open one of them elsewhere and close it again would end its lock.
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private static final int MOST_TRIES = 20;

  private final ObjectLayout layout;
  private final Path target;
  private final LongConsumer kept;
  private final ObjectLayout.Table table;
  private final TileCodec codec = new TileCodec();
  private final Planes rows;
  private @Nullable Path fresh;
  private @Nullable FileChannel channel;
  private @Nullable String refused;
  private long end = ObjectLayout.HEADER;
  private int tile;
  private int next;

  /// @param kept told the bytes of what was put in its place
  Draft(ObjectLayout layout, Path target, LongConsumer kept) {
    this.layout = layout;
    this.target = target;
    this.kept = kept;
    this.table = ObjectLayout.Table.of(layout.across() * layout.down());
    Rect rect = layout.rect();
    this.next = rect.y();
    int height = Math.min(ObjectLayout.TILE_HEIGHT, rect.height());
    this.rows =
        Planes.allocate(new Rect(rect.x(), rect.y(), rect.width(), height), layout.channels());
    try {
      Files.createDirectories(target.getParent());
      write(begin(), layout.header(), 0);
    } catch (IOException e) {
      refuse(e);
    }
  }

  /// Opens a file that is locked, so that it is seen to be written by somebody alive. A process
  /// that clears away what killed ones left may find it before the lock is there: then another one.
  private FileChannel begin() throws IOException {
    for (int i = 1; ; i++) {
      Path file = target.resolveSibling("." + UUID.randomUUID() + UNFINISHED);
      OPEN.add(file);
      fresh = file;
      FileChannel open =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel = open;
      FileLock lock = open.tryLock();
      if (lock != null && Files.exists(file) || i == MOST_TRIES) return open;
      close();
    }
  }

  /// Why nothing will be kept, as far as that is known already; or null.
  public @Nullable String refused() {
    return refused;
  }

  /// Takes the next rows of the picture, over its whole width.
  public void accept(Planes band) {
    Rect r = band.rect();
    if (r.y() != next || r.x() != layout.rect().x() || r.width() != layout.rect().width()) {
      throw new IllegalArgumentException(r + " does not follow row " + next + " of " + layout);
    }
    next = r.bottom();
    int y = r.y();
    while (y < r.bottom()) {
      Planes open = openRows(y);
      open.copyFrom(band);
      y = Math.min(open.rect().bottom(), r.bottom());
      if (y == open.rect().bottom()) encode(open);
    }
  }

  /// Puts the finished object in its place.
  ///
  /// @return why it could not be kept, or null
  /// @throws IllegalStateException when rows are missing
  public @Nullable String keep() {
    if (next != layout.rect().bottom()) throw new IllegalStateException("rows are missing");
    FileChannel open = channel;
    Path file = fresh;
    if (open == null || file == null) return refused;
    try {
      write(open, layout.end(table, end), end);
      // Still locked, so that nobody takes it for a leftover.
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      fresh = null;
      open.close();
      channel = null;
      OPEN.remove(file);
      kept.accept(end);
      return null;
    } catch (IOException e) {
      refuse(e);
      return refused;
    }
  }

  /// Forgets what was not kept.
  @Override
  public void close() {
    try {
      if (channel != null) channel.close();
      if (fresh != null) Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // A later collection clears it away.
    }
    if (fresh != null) OPEN.remove(fresh);
    channel = null;
    fresh = null;
  }

  /// Whether a draft of this process is in that file.
  static boolean isOpen(Path file) {
    return OPEN.contains(file);
  }

  /// The row of tiles that holds picture row `y`, over the memory that all of them share.
  private Planes openRows(int y) {
    Rect all = layout.rect();
    int top = all.y() + (y - all.y()) / ObjectLayout.TILE_HEIGHT * ObjectLayout.TILE_HEIGHT;
    int height = Math.min(ObjectLayout.TILE_HEIGHT, all.bottom() - top);
    return new Planes(new Rect(all.x(), top, all.width(), height), rows.planes());
  }

  private void encode(Planes open) {
    FileChannel to = channel;
    for (int i = 0; i < layout.across(); i++, tile++) {
      if (to == null) continue;
      ByteBuffer bytes = codec.encode(open, layout.tile(tile));
      int length = bytes.limit();
      try {
        write(to, bytes, end);
      } catch (IOException e) {
        refuse(e);
        return;
      }
      table.offsets()[tile] = end;
      table.lengths()[tile] = length;
      table.sums()[tile] = ObjectLayout.sum(bytes, length);
      end += length;
    }
  }

  private void refuse(IOException e) {
    refused = new CannotWrite(target.toString(), e).getMessage();
    close();
  }

  private static void write(FileChannel channel, ByteBuffer buffer, long offset)
      throws IOException {
    long at = offset;
    while (buffer.hasRemaining()) at += channel.write(buffer, at);
  }
}
