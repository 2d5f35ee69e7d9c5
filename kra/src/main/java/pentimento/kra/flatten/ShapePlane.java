package pentimento.kra.flatten;

import java.util.function.IntUnaryOperator;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A selection in memory, 0 to 255, as layer styles change it step by step. Beyond its rectangle
/// the samples of its edge repeat.
final class ShapePlane {

  private final Rect rect;
  private final byte[] samples;

  private ShapePlane(Rect rect, byte[] samples) {
    this.rect = rect;
    this.samples = samples;
  }

  /// The alpha of a picture, in 8 bits.
  static ShapePlane alphaOf(Buffer picture, Rect rect) {
    ShapePlane shape = new ShapePlane(rect, new byte[Math.toIntExact(rect.area())]);
    Rect grid = Buffer.grid(rect);
    for (int row = grid.y(); row < grid.bottom(); row++) {
      for (int column = grid.x(); column < grid.right(); column++) {
        Tile tile = picture.tile(column, row);
        if (tile != null) shape.copy(tile, column, row);
      }
    }
    return shape;
  }

  private void copy(Tile tile, int column, int row) {
    Rect part = TileSink.part(column, row, rect);
    for (int y = part.y(); y < part.bottom(); y++) {
      int to = at(part.x(), y);
      int from = (y - row * Tile.SIZE) * Tile.SIZE + part.x() - column * Tile.SIZE;
      for (int i = 0; i < part.width(); i++) samples[to + i] = (byte) alpha(tile, from + i);
    }
  }

  /// Alpha as Krita gives it in 8 bits.
  static int alpha(Tile tile, int at) {
    return switch (tile) {
      case IntTile ints -> {
        int v = ints.plane(ints.alpha())[at];
        yield ints.unit() == 255 ? v : (v - (v >> 8) + 128) >> 8;
      }
      case FloatTile floats -> {
        float v = Math.clamp(floats.plane(floats.alpha())[at], 0f, 1f) * 255;
        // Halves are multiplied as halves, and cut.
        yield (int) (floats.half() ? Float.float16ToFloat(Float.floatToFloat16(v)) : Math.rint(v));
      }
    };
  }

  private int at(int x, int y) {
    return (y - rect.y()) * rect.width() + x - rect.x();
  }

  /// A part of it.
  ShapePlane crop(Rect part) {
    byte[] cut = new byte[Math.toIntExact(part.area())];
    for (int y = part.y(); y < part.bottom(); y++) {
      System.arraycopy(samples, at(part.x(), y), cut, (y - part.y()) * part.width(), part.width());
    }
    return new ShapePlane(part, cut);
  }

  /// What of it lies in a rectangle.
  ShapePlane only(Rect part) {
    byte[] kept = new byte[samples.length];
    for (int y = part.y(); y < part.bottom(); y++) {
      System.arraycopy(samples, at(part.x(), y), kept, at(part.x(), y), part.width());
    }
    return new ShapePlane(rect, kept);
  }

  ShapePlane moved(int dx, int dy) {
    return new ShapePlane(rect.translate(dx, dy), samples);
  }

  ShapePlane map(IntUnaryOperator change) {
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) table[i] = (byte) change.applyAsInt(i);
    byte[] changed = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) changed[i] = table[samples[i] & 0xff];
    return new ShapePlane(rect, changed);
  }

  /// What is left of it where another, of the same rectangle, is taken out.
  ShapePlane without(ShapePlane other) {
    byte[] left = new byte[samples.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = (byte) product(samples[i] & 0xff, 255 - (other.samples[i] & 0xff));
    }
    return new ShapePlane(rect, left);
  }

  private static int product(int a, int b) {
    int c = a * b + 0x80;
    return (c >> 8) + c >> 8;
  }

  /// Blurred by a Gaussian of `σ = 0.3 · radius + 0.3`, within a part, seen over all of it.
  ShapePlane blurred(int radius) {
    double[] kernel = gaussian(radius);
    int w = rect.width();
    int h = rect.height();
    double[] line = new double[Math.max(w, h)];
    float[] across = new float[samples.length];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) line[x] = samples[y * w + x] & 0xff;
      for (int x = 0; x < w; x++) across[y * w + x] = (float) convolved(line, w, x, kernel);
    }
    byte[] blurred = new byte[samples.length];
    for (int x = 0; x < w; x++) {
      for (int y = 0; y < h; y++) line[y] = across[y * w + x];
      for (int y = 0; y < h; y++) {
        blurred[y * w + x] = (byte) Math.rint(convolved(line, h, y, kernel));
      }
    }
    return new ShapePlane(rect, blurred);
  }

  private static double convolved(double[] line, int length, int at, double[] kernel) {
    double sum = line[at] * kernel[0];
    for (int k = 1; k < kernel.length; k++) {
      sum += (line[Math.max(at - k, 0)] + line[Math.min(at + k, length - 1)]) * kernel[k];
    }
    return sum;
  }

  /// How far the kernel of a radius looks.
  static int reach(int radius) {
    return 3 * (int) Math.ceil(0.3 * radius + 0.3);
  }

  private static double[] gaussian(int radius) {
    double sigma = 0.3 * radius + 0.3;
    double[] weights = new double[reach(radius) + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
      sum += i == 0 ? weights[i] : 2 * weights[i];
    }
    for (int i = 0; i < weights.length; i++) weights[i] /= sum;
    return weights;
  }

  /// Grown by a disc: the sum of what lies under it, at most 255. The disc is 1 inside, and fades
  /// over its outermost pixel.
  ShapePlane grown(double radius) {
    int reach = (int) Math.ceil(radius);
    int w = rect.width();
    int h = rect.height();
    // Whole rows of the disc by running sums, its rim pixel by pixel.
    int[] solid = new int[reach + 1];
    double[][] rim = new double[reach + 1][];
    for (int dy = 0; dy <= reach; dy++) {
      int n = 0;
      while (n <= reach && weight(n, dy, radius) == 1) n++;
      solid[dy] = n - 1;
      rim[dy] = new double[reach - n + 1];
      for (int i = 0; i < rim[dy].length; i++) rim[dy][i] = weight(n + i, dy, radius);
    }
    int stride = w + 2 * reach + 1;
    int[] sums = new int[h * stride];
    for (int y = 0; y < h; y++) {
      int sum = 0;
      for (int x = -reach; x < w + reach; x++) {
        sum += samples[y * w + Math.clamp(x, 0, w - 1)] & 0xff;
        sums[y * stride + x + reach + 1] = sum;
      }
    }
    byte[] grown = new byte[samples.length];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double sum = 0;
        for (int dy = -reach; dy <= reach && sum < 255; dy++) {
          int row = Math.clamp(y + dy, 0, h - 1);
          int n = solid[Math.abs(dy)];
          int from = row * stride + x + reach;
          if (n >= 0) sum += sums[from + n + 1] - sums[from - n];
          double[] fading = rim[Math.abs(dy)];
          for (int i = 0; i < fading.length; i++) {
            int dx = n + 1 + i;
            sum += fading[i] * (samples[row * w + Math.min(x + dx, w - 1)] & 0xff);
            if (dx > 0) sum += fading[i] * (samples[row * w + Math.max(x - dx, 0)] & 0xff);
          }
        }
        grown[y * w + x] = (byte) Math.rint(Math.min(sum, 255));
      }
    }
    return new ShapePlane(rect, grown);
  }

  private static double weight(int dx, int dy, double radius) {
    double distance = Math.sqrt(dx * dx + dy * dy);
    if (distance > radius) return 0;
    return distance > Math.max(1, radius - 1) ? radius - distance : 1;
  }

  /// Shrunk by a disc: its complement grown.
  ShapePlane shrunk(double radius) {
    return map(v -> 255 - v).grown(radius).map(v -> 255 - v);
  }

  /// As masks are read.
  MaskSource mask() {
    Planes planes = new Planes(rect, new float[1][samples.length]);
    for (int i = 0; i < samples.length; i++) planes.plane(0)[i] = (samples[i] & 0xff) / 255f;
    return MaskSource.of(PlanarPixels.of(PixelFormat.SELECTION, planes));
  }
}
