package pentimento.studio.painting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Source;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// A result in a temporary file that nobody else sees and that ends with the process: for renders
/// that keep nothing of pictures that memory should not hold whole.
///
/// @param file one row after the other, of each row one channel after the other, as floats
record SpooledSource(ImageInfo info, ContentHash fingerprint, int channels, FileChannel file)
    implements Source, AutoCloseable {

  /// Smaller results are held in memory.
  private static final long LEAST = 64L << 20;

  /// A result that is made in rows from top to bottom.
  ///
  /// @param made gives the rows, over the whole width, to what it is given
  /// @return null when the result is small or the temporary folder has no room for it; it is for
  ///   the caller to make it then
  static @Nullable Source of(
      ImageInfo info, ContentHash fingerprint, int channels, Consumer<Consumer<Planes>> made) {
    long bytes = (long) Float.BYTES * channels * info.width() * info.height();
    if (bytes < LEAST) return null;
    FileChannel file = null;
    try {
      Path name = Files.createTempFile("pentimento", ".spool");
      file =
          FileChannel.open(
              name,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      SpooledSource spooled = new SpooledSource(info, fingerprint, channels, file);
      made.accept(spooled::put);
      return spooled;
    } catch (IOException | Refused _) {
      close(file);
      return null;
    } catch (RuntimeException | Error e) {
      close(file);
      throw e;
    }
  }

  /// The disk took no more.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(IOException cause) {
      super(cause);
    }
  }

  private void put(Planes rows) {
    Rect rect = rows.rect();
    ByteBuffer row = ByteBuffer.allocate(Float.BYTES * channels * rect.width());
    try {
      for (int y = rect.y(); y < rect.bottom(); y++) {
        row.clear();
        for (int c = 0; c < channels; c++) {
          row.asFloatBuffer().put(rows.plane(c), rows.index(rect.x(), y), rect.width());
          row.position(row.position() + Float.BYTES * rect.width());
        }
        row.flip();
        long at = offset(0, y, 0);
        while (row.hasRemaining()) at += file.write(row, at);
      }
    } catch (IOException e) {
      throw new Refused(e);
    }
  }

  @Override
  public void read(Planes out) {
    Rect rect = out.rect();
    ByteBuffer row = ByteBuffer.allocate(Float.BYTES * rect.width());
    try {
      for (int y = rect.y(); y < rect.bottom(); y++) {
        for (int c = 0; c < channels; c++) {
          row.clear();
          long at = offset(c, y, rect.x());
          while (row.hasRemaining()) {
            int count = file.read(row, at);
            if (count < 0) throw new IOException("it ends early");
            at += count;
          }
          row.flip();
          row.asFloatBuffer().get(out.plane(c), out.index(rect.x(), y), rect.width());
        }
      }
    } catch (IOException e) {
      throw new Unsupported(
          "the temporary folder",
          "a result is not there any more: " + e.getMessage(),
          "render once more");
    }
  }

  private long offset(int channel, int y, int x) {
    return Float.BYTES * (((long) y * channels + channel) * info.width() + x);
  }

  @Override
  public void close() {
    close(file);
  }

  private static void close(@Nullable FileChannel file) {
    try {
      if (file != null) file.close();
    } catch (IOException _) {
      // It is deleted in any case.
    }
  }
}
