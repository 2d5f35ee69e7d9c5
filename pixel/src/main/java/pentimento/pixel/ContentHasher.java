package pentimento.pixel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Builds a [ContentHash] from typed values in a canonical form.
///
/// Every value is preceded by its type and, where its length may vary, by its length, so that
/// different sequences never hash alike. Floats are hashed by their IEEE bits with one NaN and
/// without -0. Not safe for several threads.
public final class ContentHasher {

  private final MessageDigest digest = sha256();
  private final ByteBuffer small = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);

  public ContentHasher() {}

  /// The hash of a file's bytes.
  public static ContentHash ofFile(Path file) {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 18];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
    return ContentHash.of(digest.digest());
  }

  /// The hash of raw bytes alone.
  public static ContentHash ofBytes(byte[] bytes) {
    return ContentHash.of(sha256().digest(bytes));
  }

  public ContentHasher put(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    head('s', utf8.length);
    digest.update(utf8);
    return this;
  }

  public ContentHasher put(long value) {
    head('i', value);
    return this;
  }

  public ContentHasher put(boolean value) {
    head('b', value ? 1 : 0);
    return this;
  }

  public ContentHasher put(float value) {
    head('f', Float.floatToIntBits(value + 0f));
    return this;
  }

  public ContentHasher put(double value) {
    head('d', Double.doubleToLongBits(value + 0d));
    return this;
  }

  public ContentHasher put(ContentHash hash) {
    return put(hash.hex());
  }

  public ContentHasher put(byte[] bytes) {
    head('y', bytes.length);
    digest.update(bytes);
    return this;
  }

  /// `length` samples from `offset` on, each by its IEEE bits with one NaN and without -0.
  public ContentHasher put(float[] samples, int offset, int length) {
    head('F', length);
    byte[] chunk = new byte[Math.min(length, 4096) * 4];
    ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; ) {
      int n = Math.min(4096, length - i);
      buffer.clear();
      for (int k = 0; k < n; k++) buffer.putInt(Float.floatToIntBits(samples[offset + i + k] + 0f));
      digest.update(chunk, 0, n * 4);
      i += n;
    }
    return this;
  }

  /// The hash of all that was put; the hasher starts anew.
  public ContentHash hash() {
    return ContentHash.of(digest.digest());
  }

  private void head(char type, long value) {
    small.clear();
    small.put((byte) type).putLong(value);
    digest.update(small.array(), 0, 9);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
