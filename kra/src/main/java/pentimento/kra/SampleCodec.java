package pentimento.kra;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Between Krita's interleaved pixels in memory order and planes of float in the model's order.
public final class SampleCodec {

  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private SampleCodec() {}

  /// Integers become 0..1 (their maximum is 1), floats stay as they are.
  ///
  /// @param pixels interleaved pixels in memory order
  /// @param count how many pixels
  /// @param planes a plane per channel in the model's order
  public static void toPlanes(PixelFormat format, byte[] pixels, int count, float[][] planes) {
    int step = format.bytesPerPixel();
    for (int c = 0; c < format.channels(); c++) {
      float[] plane = planes[c];
      int at = format.memoryIndex(c) * format.depth().bytes();
      switch (format.depth()) {
        case U8 -> {
          for (int i = 0; i < count; i++) plane[i] = (pixels[i * step + at] & 0xff) / 255f;
        }
        case U16 -> {
          for (int i = 0; i < count; i++) {
            plane[i] = ((short) SHORT.get(pixels, i * step + at) & 0xffff) / 65535f;
          }
        }
        case F16 -> {
          for (int i = 0; i < count; i++) {
            plane[i] = Float.float16ToFloat((short) SHORT.get(pixels, i * step + at));
          }
        }
        case F32 -> {
          for (int i = 0; i < count; i++) plane[i] = (float) FLOAT.get(pixels, i * step + at);
        }
      }
    }
  }

  /// The way back: integers are clipped to 0..1 and rounded half to even, NaN becomes 0.
  public static void fromPlanes(
      PixelFormat format, float[][] planes, int from, int count, byte[] pixels, int offset) {
    int step = format.bytesPerPixel();
    for (int c = 0; c < format.channels(); c++) {
      float[] plane = planes[c];
      int at = offset + format.memoryIndex(c) * format.depth().bytes();
      switch (format.depth()) {
        case U8 -> {
          for (int i = 0; i < count; i++) {
            pixels[i * step + at] = (byte) integer(plane[from + i], 255);
          }
        }
        case U16 -> {
          for (int i = 0; i < count; i++) {
            SHORT.set(pixels, i * step + at, (short) integer(plane[from + i], 65535));
          }
        }
        case F16 -> {
          for (int i = 0; i < count; i++) {
            SHORT.set(pixels, i * step + at, Float.floatToFloat16(plane[from + i]));
          }
        }
        case F32 -> {
          for (int i = 0; i < count; i++) FLOAT.set(pixels, i * step + at, plane[from + i]);
        }
      }
    }
  }

  private static int integer(float v, int max) {
    if (!(v > 0)) return 0;
    return v >= 1 ? max : (int) Math.rint((double) v * max);
  }
}
