package pentimento.formats.dng;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.ljpeg.LosslessJpegEncoder;
import pentimento.formats.tiff.DirectoryBlock;
import pentimento.formats.work.Workers;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Rect;

/// Writes mosaics as DNG 1.4: compressed by lossless JPEG in square tiles, or uncompressed, 16
/// bits, in one strip.
///
/// @param compressed whether to compress
/// @param tile side of a tile, a multiple of 16
/// @param threads how many tiles may be encoded at once
public record DngWriter(boolean compressed, int tile, int threads) {

  public DngWriter {
    if (tile < 16 || tile % 16 != 0 || tile > 4096) {
      throw new IllegalArgumentException("a tile of " + tile + "; expected a multiple of 16");
    }
  }

  /// Compresses, in tiles of 256, on all processors.
  public DngWriter() {
    this(true, 256, Runtime.getRuntime().availableProcessors());
  }

  /// Where the samples lie in the file.
  record Storage(int bits, int tile, long[] offsets, long[] byteCounts) {}

  /// Writes the mosaic that `image` describes; its `file`, `storage` and `warnings` do not matter.
  ///
  /// @param samples unsigned 16-bit raw numbers row by row, `image.width · image.height`
  public void write(Path target, RawImage image, short[] samples) {
    Rect sensor = Rect.ofSize(image.width(), image.height());
    if (samples.length < sensor.area()) {
      throw new IllegalArgumentException(samples.length + " samples cannot fill " + sensor);
    }
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(DirectoryBlock.header(0));
          Storage storage =
              compressed ? writeTiles(sink, image, samples) : writeStrip(sink, image, samples);
          sink.align();
          long directories = sink.end();
          sink.append(DirectoryBlock.of(DngDirectories.of(image, storage), directories));
          sink.write(0, DirectoryBlock.header(directories));
        });
  }

  private Storage writeTiles(FileSink sink, RawImage image, short[] samples) throws IOException {
    int bits = depth(image, samples);
    List<Rect> tiles = Rect.ofSize(image.width(), image.height()).tiles(tile, tile);
    byte[][] encoded = new byte[tiles.size()][];
    Workers.run(
        encoded.length, threads, i -> encoded[i] = encode(image, samples, tiles.get(i), bits));
    long[] offsets = new long[encoded.length];
    long[] counts = new long[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      offsets[i] = sink.append(encoded[i]);
      counts[i] = encoded[i].length;
      sink.align();
    }
    return new Storage(bits, tile, offsets, counts);
  }

  /// A tile as one JPEG, filled up at the picture's edges by repeating the last two columns and
  /// rows, which keeps the colours in step.
  private byte[] encode(RawImage image, short[] samples, Rect rect, int bits) {
    short[] full = new short[tile * tile];
    for (int y = 0; y < tile; y++) {
      int row = (rect.y() + inside(y, rect.height())) * image.width() + rect.x();
      for (int x = 0; x < tile; x++) full[y * tile + x] = samples[row + inside(x, rect.width())];
    }
    return new LosslessJpegEncoder(tile / 2, tile, 2, bits, 1, 0).encode(full);
  }

  private static int inside(int i, int size) {
    return i < size ? i : size == 1 ? 0 : size - 2 + (i - size) % 2;
  }

  private Storage writeStrip(FileSink sink, RawImage image, short[] samples) throws IOException {
    int width = image.width();
    byte[] row = new byte[2 * width];
    long start = sink.end();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        row[2 * x] = (byte) samples[y * width + x];
        row[2 * x + 1] = (byte) (samples[y * width + x] >> 8);
      }
      sink.append(row);
    }
    return new Storage(16, 0, new long[] {start}, new long[] {sink.end() - start});
  }

  /// The bits that the largest number takes, from 8 to 16.
  private static int depth(RawImage image, short[] samples) {
    int all = (int) image.whiteLevel();
    for (short sample : samples) all |= sample & 0xffff;
    return Math.clamp(32 - Integer.numberOfLeadingZeros(all), 8, 16);
  }
}
