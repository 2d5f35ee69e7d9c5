package pentimento.kra.flatten;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.BlendSpace;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.tiles.BytePlanes;

/// How pixels of a [PixelFormat] lie in a [Tile]: planes in the model's order, integers as code
/// values.
record TileFormat(PixelFormat pixels) {

  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  boolean isFloat() {
    return pixels.depth().isFloat();
  }

  BlendSpace blendSpace() {
    boolean rgb = pixels.model() == ColourModel.RGBA;
    boolean lab = pixels.model() == ColourModel.LABA;
    boolean batched = rgb ? pixels.depth() != Depth.F16 : lab && pixels.depth() == Depth.U8;
    return new BlendSpace(rgb, !isFloat(), batched);
  }

  /// How many pixels Krita's code for `normal` takes at a time.
  int batch() {
    return blendSpace().batched() ? 8 : 1;
  }

  int channels() {
    return pixels.channels();
  }

  Tile newTile() {
    return switch (pixels.depth()) {
      case U8 -> new IntTile(255, channels());
      case U16 -> new IntTile(65535, channels());
      case F16 -> new FloatTile(true, channels());
      case F32 -> new FloatTile(false, channels());
    };
  }

  /// Reads a tile from planes of bytes: plane k holds byte k in memory of every pixel.
  ///
  /// @param scratch at least 4 · [Tile#AREA] bytes
  void decode(byte[] planes, Tile tile, byte[] scratch) {
    // Of the last channel, alpha.
    boolean even = false;
    for (int c = 0; c < channels(); c++) {
      int k = pixels.memoryIndex(c) * pixels.depth().bytes();
      switch (pixels.depth()) {
        case U8 -> bytes(planes, k, ((IntTile) tile).plane(c));
        case U16 -> shorts(planes, k, ((IntTile) tile).plane(c));
        case F16 -> halves(planes, k, ((FloatTile) tile).plane(c));
        case F32 -> {
          float[] samples = ((FloatTile) tile).plane(c);
          even = BytePlanes.floats(planes, k, Tile.AREA, samples, scratch);
        }
      }
    }
    if (pixels.depth() != Depth.F32) tile.measureOpacity();
    else tile.opaque(even && ((FloatTile) tile).plane(channels() - 1)[0] == 1);
  }

  private static void bytes(byte[] planes, int k, int[] samples) {
    int at = k * Tile.AREA;
    for (int i = 0; i < Tile.AREA; i++) samples[i] = planes[at + i] & 0xff;
  }

  private static void shorts(byte[] planes, int k, int[] samples) {
    int low = k * Tile.AREA;
    int high = low + Tile.AREA;
    for (int i = 0; i < Tile.AREA; i++) {
      samples[i] = planes[low + i] & 0xff | (planes[high + i] & 0xff) << 8;
    }
  }

  private static void halves(byte[] planes, int k, float[] samples) {
    int low = k * Tile.AREA;
    int high = low + Tile.AREA;
    for (int i = 0; i < Tile.AREA; i++) {
      int bits = planes[low + i] & 0xff | planes[high + i] << 8;
      samples[i] = Float.float16ToFloat((short) bits);
    }
  }

  /// Writes pixels `from` to `from + count` of a tile as interleaved pixels in memory order.
  void encode(Tile tile, int from, int count, byte[] bytes, int offset) {
    int step = pixels.bytesPerPixel();
    for (int c = 0; c < channels(); c++) {
      int at = offset + pixels.memoryIndex(c) * pixels.depth().bytes();
      switch (tile) {
        case IntTile ints when ints.unit() == 255 -> {
          int[] plane = ints.plane(c);
          for (int i = 0, p = at; i < count; i++, p += step) bytes[p] = (byte) plane[from + i];
        }
        case IntTile ints -> {
          int[] plane = ints.plane(c);
          for (int i = 0, p = at; i < count; i++, p += step) {
            SHORT.set(bytes, p, (short) plane[from + i]);
          }
        }
        case FloatTile floats when floats.half() -> {
          float[] plane = floats.plane(c);
          for (int i = 0, p = at; i < count; i++, p += step) {
            SHORT.set(bytes, p, Float.floatToFloat16(plane[from + i]));
          }
        }
        case FloatTile floats -> {
          float[] plane = floats.plane(c);
          for (int i = 0, p = at; i < count; i++, p += step) FLOAT.set(bytes, p, plane[from + i]);
        }
      }
    }
  }

  /// Fills a tile with one pixel in memory order.
  void fill(byte[] pixel, Tile tile) {
    for (int c = 0; c < channels(); c++) {
      int at = pixels.memoryIndex(c) * pixels.depth().bytes();
      switch (tile) {
        case IntTile ints when ints.unit() == 255 -> Arrays.fill(ints.plane(c), pixel[at] & 0xff);
        case IntTile ints -> Arrays.fill(ints.plane(c), (short) SHORT.get(pixel, at) & 0xffff);
        case FloatTile floats when floats.half() ->
            Arrays.fill(floats.plane(c), Float.float16ToFloat((short) SHORT.get(pixel, at)));
        case FloatTile floats -> Arrays.fill(floats.plane(c), (float) FLOAT.get(pixel, at));
      }
    }
    tile.measureOpacity();
  }

  /// One pixel in memory order as the samples tiles hold.
  float[] samples(byte[] pixel) {
    float[] samples = new float[channels()];
    for (int c = 0; c < samples.length; c++) {
      int at = pixels.memoryIndex(c) * pixels.depth().bytes();
      samples[c] =
          switch (pixels.depth()) {
            case U8 -> pixel[at] & 0xff;
            case U16 -> (short) SHORT.get(pixel, at) & 0xffff;
            case F16 -> Float.float16ToFloat((short) SHORT.get(pixel, at));
            case F32 -> (float) FLOAT.get(pixel, at);
          };
    }
    return samples;
  }

  /// Fills a plane with one number, 1 being unit; integers are rounded and clipped.
  void fill(Tile tile, int channel, float number) {
    switch (tile) {
      case IntTile ints -> {
        float v = number * ints.unit();
        int code = !(v > 0) ? 0 : v >= ints.unit() ? ints.unit() : (int) (v + 0.5f);
        Arrays.fill(ints.plane(channel), code);
      }
      case FloatTile floats -> {
        short half = Float.floatToFloat16(number);
        Arrays.fill(floats.plane(channel), floats.half() ? Float.float16ToFloat(half) : number);
      }
    }
  }
}
