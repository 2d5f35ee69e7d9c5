package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Rendered pixels on disk, by the fingerprint that names them.
///
/// An object is a file `objects/ab/cdef…`, written beside its place and renamed, so that readers in
/// other processes see all of it or nothing. What is read is checked; what is damaged is deleted
/// and counts as missing, since it can be rendered again. A disk that refuses to be written to
/// makes the store forget, never a render fail.
public final class ObjectStore {

  /*
   * Layout, little-endian: magic "PNTIMG01", x, y, width, height, channels (int32 each), CRC-32C of
   * these and all samples (int32), samples plane after plane as IEEE floats.
   */
  private static final long MAGIC = 0x3130474d49544e50L;

  private static final int HEADER = 8 + 6 * 4;
  private static final int CHUNK = 1 << 18;

  private final Path folder;

  /// @param folder made when the first object is put
  public ObjectStore(Path folder) {
    this.folder = folder.resolve("objects");
  }

  /// Where the object of that name lies or would lie.
  public Path path(ContentHash name) {
    return folder.resolve(name.hex().substring(0, 2)).resolve(name.hex().substring(2));
  }

  public boolean has(ContentHash name) {
    return Files.isRegularFile(path(name));
  }

  /// Keeps pixels under a name.
  ///
  /// @return why they could not be kept, or null
  public @Nullable String put(ContentHash name, Planes planes) {
    Path path = path(name);
    try {
      Files.createDirectories(path.getParent());
      AtomicFile.writeRepeatable(path, channel -> write(channel, planes));
      return null;
    } catch (IOException | CannotWrite e) {
      return "the store at " + folder + " cannot be written (" + e.getMessage() + ")";
    }
  }

  /// The pixels kept under a name; null when there are none or they are damaged.
  public @Nullable Planes get(ContentHash name) {
    Path path = path(name);
    if (!Files.isRegularFile(path)) return null;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      Planes planes = read(channel);
      if (planes != null) return planes;
    } catch (IOException _) {
      return null;
    }
    remove(name);
    return null;
  }

  /// Forgets an object.
  public void remove(ContentHash name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException _) {
      // It stays, and is found damaged again next time.
    }
  }

  private static void write(FileChannel channel, Planes planes) throws IOException {
    int area = Math.toIntExact(planes.rect().area());
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    Rect r = planes.rect();
    header.putLong(MAGIC).putInt(r.x()).putInt(r.y()).putInt(r.width()).putInt(r.height());
    header.putInt(planes.channels());
    channel.position(HEADER);
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, header.position());
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < area; i += CHUNK) {
        buffer.clear();
        buffer.asFloatBuffer().put(plane, i, Math.min(CHUNK, area - i));
        buffer.limit(Math.min(CHUNK, area - i) * 4);
        crc.update(buffer);
        buffer.flip();
        while (buffer.hasRemaining()) channel.write(buffer);
      }
    }
    header.putInt((int) crc.getValue()).flip();
    channel.write(header, 0);
  }

  private static @Nullable Planes read(FileChannel channel) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    if (!fill(channel, header) || header.getLong() != MAGIC) return null;
    int x = header.getInt();
    int y = header.getInt();
    int width = header.getInt();
    int height = header.getInt();
    int channels = header.getInt();
    int expected = header.getInt();
    if (width < 0 || height < 0 || channels < 1) return null;
    long bytes = 4L * width * height * channels;
    if (channel.size() != HEADER + bytes) return null;
    Planes planes = Planes.allocate(new Rect(x, y, width, height), channels);
    int area = width * height;
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, HEADER - 4);
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < area; i += CHUNK) {
        int n = Math.min(CHUNK, area - i);
        buffer.clear().limit(n * 4);
        if (!fill(channel, buffer)) return null;
        crc.update(buffer);
        buffer.flip();
        buffer.asFloatBuffer().get(plane, i, n);
      }
    }
    return (int) crc.getValue() == expected ? planes : null;
  }

  private static boolean fill(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) if (channel.read(buffer) < 0) return false;
    buffer.flip();
    return true;
  }
}
