package pentimento.kra.flatten;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// A pattern that travels with a document: GIMP's `.pat`, or a PNG of 8 bits.
///
/// @param rgba 4 samples of `0..255` per pixel, alpha straight
record PatternImage(int width, int height, int[] rgba) {

  private static final int LARGEST = 1 << 26;
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int PAT = 0x47504154;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;

  boolean isTranslucent() {
    for (int i = 3; i < rgba.length; i += 4) if (rgba[i] < 255) return true;
    return false;
  }

  /// Null where the file is damaged or of another kind: 16 bits, interlaced, with a profile.
  static @Nullable PatternImage read(byte[] file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file);
      if (file.length > 24 && in.getInt(20) == PAT) return gimp(in);
      return file.length > 33 && in.getLong(0) == PNG ? png(in, file) : null;
    } catch (IndexOutOfBoundsException | DataFormatException _) {
      return null;
    }
  }

  private static @Nullable PatternImage gimp(ByteBuffer in) {
    int start = in.getInt(0);
    int width = in.getInt(8);
    int height = in.getInt(12);
    int channels = in.getInt(16);
    if (width <= 0 || height <= 0 || channels < 1 || channels > 4) return null;
    long bytes = (long) width * height * channels;
    if (start < 24 || bytes > in.capacity() - (long) start) return null;
    byte[] samples = new byte[(int) bytes];
    in.get(start, samples);
    return of(width, height, channels, samples, null, null);
  }

  private static PatternImage of(
      int width,
      int height,
      int channels,
      byte[] samples,
      byte @Nullable [] palette,
      byte @Nullable [] alphas) {
    int[] rgba = new int[width * height * 4];
    for (int i = 0; i < width * height; i++) {
      int at = i * channels;
      int first = samples[at] & 0xff;
      boolean gray = channels < 3;
      for (int c = 0; c < 3; c++) {
        rgba[4 * i + c] =
            palette != null ? palette[3 * first + c] & 0xff : gray ? first : samples[at + c] & 0xff;
      }
      boolean has = channels == 2 || channels == 4;
      int alpha = has ? samples[at + channels - 1] & 0xff : 255;
      rgba[4 * i + 3] = alphas != null && first < alphas.length ? alphas[first] & 0xff : alpha;
    }
    return new PatternImage(width, height, rgba);
  }

  private static @Nullable PatternImage png(ByteBuffer in, byte[] file) throws DataFormatException {
    if (in.getInt(12) != IHDR) return null;
    int width = in.getInt(16);
    int height = in.getInt(20);
    int type = in.get(25);
    int channels =
        switch (type) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 0;
        };
    boolean plain = in.get(24) == 8 && in.get(26) == 0 && in.get(27) == 0 && in.get(28) == 0;
    if (channels == 0 || !plain || width <= 0 || height <= 0) return null;
    long bytes = ((long) width * channels + 1) * height;
    if (bytes > LARGEST) return null;
    byte[] palette = null;
    byte[] alphas = null;
    byte[] lines = new byte[(int) bytes];
    int filled = 0;
    Inflater inflater = new Inflater();
    try {
      int at = 8;
      while (at + 12 <= in.capacity()) {
        int length = in.getInt(at);
        int chunk = in.getInt(at + 4);
        if (length < 0 || length > in.capacity() - at - 12) return null;
        byte[] data = Arrays.copyOfRange(file, at + 8, at + 8 + length);
        switch (chunk) {
          case IDAT -> {
            inflater.setInput(data);
            while (filled < lines.length && !inflater.needsInput() && !inflater.finished()) {
              int n = inflater.inflate(lines, filled, lines.length - filled);
              if (n == 0 && inflater.needsDictionary()) return null;
              filled += n;
            }
          }
          case PLTE -> palette = Arrays.copyOf(data, 768);
          case TRNS -> alphas = data;
          default -> {
            // A profile or gamma would change what the numbers mean.
            String name = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            if (name.equals("iCCP") || name.equals("gAMA") || name.equals("cHRM")) return null;
          }
        }
        at += 12 + length;
      }
    } finally {
      inflater.end();
    }
    boolean indexed = type == 3;
    if (filled < lines.length || indexed != (palette != null) || alphas != null && !indexed) {
      return null;
    }
    byte[] samples = unfiltered(lines, width * channels, height, channels);
    return samples == null ? null : of(width, height, channels, samples, palette, alphas);
  }

  private static byte @Nullable [] unfiltered(byte[] lines, int row, int height, int step) {
    byte[] out = new byte[row * height];
    for (int y = 0; y < height; y++) {
      int filter = lines[y * (row + 1)];
      if (filter < 0 || filter > 4) return null;
      for (int x = 0; x < row; x++) {
        int at = y * row + x;
        int left = x < step ? 0 : out[at - step] & 0xff;
        int up = y == 0 ? 0 : out[at - row] & 0xff;
        int corner = x < step || y == 0 ? 0 : out[at - row - step] & 0xff;
        int guess =
            switch (filter) {
              case 1 -> left;
              case 2 -> up;
              case 3 -> (left + up) / 2;
              case 4 -> paeth(left, up, corner);
              default -> 0;
            };
        out[at] = (byte) (lines[y * (row + 1) + 1 + x] + guess);
      }
    }
    return out;
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  }
}
