package pentimento.formats.jpeg;

import pentimento.pixel.Planes;

/// Encodes one row of minimum coded units: 8 rows of pixels, or 16 when colour is halved.
final class McuRow {

  private final ForwardDct luminance;
  private final ForwardDct chrominance;
  private final boolean halved;

  /// @param halved whether colour has half the resolution in both directions (4:2:0)
  McuRow(ForwardDct luminance, ForwardDct chrominance, boolean halved) {
    this.luminance = luminance;
    this.chrominance = chrominance;
    this.halved = halved;
  }

  /// @param top first row; rows from `bottom` on are filled up with the last one
  byte[] encode(Planes rows, int top, int bottom) {
    int size = halved ? 16 : 8;
    int width = Math.ceilDiv(rows.width(), size) * size;
    boolean grey = rows.channels() == 1;
    float[][] planes = new float[rows.channels()][width * size];
    for (int y = 0; y < size; y++) {
      if (top + y < bottom) {
        convert(rows, top + y, planes, y * width);
        for (float[] plane : planes) pad(plane, y * width, rows.width(), width);
      } else {
        for (float[] plane : planes) {
          System.arraycopy(plane, (y - 1) * width, plane, y * width, width);
        }
      }
    }
    EntropyCoder coder = new EntropyCoder();
    float[] block = new float[64];
    int[] coefficients = new int[64];
    for (int x = 0; x < width; x += size) {
      for (int by = 0; by < size; by += 8) {
        for (int bx = 0; bx < size; bx += 8) {
          take(planes[0], by * width + x + bx, width, block);
          luminance.transform(block, coefficients);
          coder.block(coefficients, 0, false);
        }
      }
      for (int c = 1; c < 3 && !grey; c++) {
        if (halved) {
          takeHalved(planes[c], x, width, block);
        } else {
          take(planes[c], x, width, block);
        }
        chrominance.transform(block, coefficients);
        coder.block(coefficients, c, true);
      }
    }
    return coder.finish();
  }

  /// RGB of 0 to 1 to YCbCr of JFIF around 0: -128 to 127.
  private static void convert(Planes rows, int y, float[][] to, int at) {
    int from = rows.index(rows.rect().x(), y);
    int width = rows.width();
    if (rows.channels() == 1) {
      float[] grey = rows.plane(0);
      for (int x = 0; x < width; x++) to[0][at + x] = 255f * clamp(grey[from + x]) - 128f;
      return;
    }
    float[] red = rows.plane(0);
    float[] green = rows.plane(1);
    float[] blue = rows.plane(2);
    float[] luma = to[0];
    float[] cb = to[1];
    float[] cr = to[2];
    for (int x = 0; x < width; x++) {
      float r = 255f * clamp(red[from + x]);
      float g = 255f * clamp(green[from + x]);
      float b = 255f * clamp(blue[from + x]);
      float sum = 0.299f * r + 0.587f * g + 0.114f * b;
      luma[at + x] = sum - 128f;
      cb[at + x] = (b - sum) * 0.5643341f;
      cr[at + x] = (r - sum) * 0.7132668f;
    }
  }

  private static float clamp(float v) {
    return v > 0 ? v < 1 ? v : 1f : 0f;
  }

  private static void pad(float[] plane, int at, int width, int padded) {
    java.util.Arrays.fill(plane, at + width, at + padded, plane[at + width - 1]);
  }

  private static void take(float[] plane, int at, int stride, float[] block) {
    for (int y = 0; y < 8; y++) System.arraycopy(plane, at + y * stride, block, y * 8, 8);
  }

  private static void takeHalved(float[] plane, int at, int stride, float[] block) {
    for (int y = 0; y < 8; y++) {
      int p = at + 2 * y * stride;
      for (int x = 0; x < 8; x++, p += 2) {
        block[y * 8 + x] =
            0.25f * (plane[p] + plane[p + 1] + plane[p + stride] + plane[p + stride + 1]);
      }
    }
  }
}
