package pentimento.formats.tiff;

import java.util.zip.Deflater;
import pentimento.formats.bands.Quantise;
import pentimento.formats.bytes.Zlib;
import pentimento.pixel.Planes;

/// Makes the bytes of one strip: samples interleaved, predicted and compressed as asked for.
final class StripEncoder {

  private StripEncoder() {}

  static byte[] encode(Planes rows, int from, int to, TiffWriter writer) {
    int samples = rows.width() * rows.channels();
    int bytes = writer.depth().bits / 8;
    int rowBytes = samples * bytes;
    byte[] strip = new byte[rowBytes * (to - from)];
    for (int y = from; y < to; y++) {
      int at = (y - from) * rowBytes;
      switch (writer.depth()) {
        case BITS_8 -> Quantise.row8(rows, y, strip, at);
        case BITS_16 -> Quantise.row16(rows, y, strip, at, false);
        case FLOAT_32 -> rowFloat(rows, y, strip, at);
      }
      if (writer.deflate()) {
        Predictor.difference(
            strip, at, samples, rows.channels(), bytes, writer.depth().sampleFormat == 3);
      }
    }
    return writer.deflate() ? Zlib.deflate(strip, Deflater.BEST_SPEED) : strip;
  }

  private static void rowFloat(Planes planes, int y, byte[] into, int offset) {
    int channels = planes.channels();
    int from = planes.index(planes.rect().x(), y);
    for (int c = 0; c < channels; c++) {
      float[] plane = planes.plane(c);
      int to = offset + 4 * c;
      for (int x = 0; x < planes.width(); x++, to += 4 * channels) {
        int bits = Float.floatToRawIntBits(plane[from + x]);
        into[to] = (byte) bits;
        into[to + 1] = (byte) (bits >> 8);
        into[to + 2] = (byte) (bits >> 16);
        into[to + 3] = (byte) (bits >> 24);
      }
    }
  }
}
