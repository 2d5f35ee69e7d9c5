package pentimento.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pentimento.kra.tiles.Lzf;

/// Microseconds for one tile of 64 × 64 RGBA F32 (65,536 bytes) through Krita's LZF.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TileCodec {

  private static final int SIZE = 64 * 64 * 16;

  private final byte[] tile = new byte[SIZE];
  private final byte[] packed = new byte[2 * SIZE];
  private final byte[] unpacked = new byte[SIZE];
  private final int[] table = new int[Lzf.TABLE_SIZE];
  private int length;

  /// Planar bytes as of a smooth picture: high bytes repeat, low bytes are noise.
  @Setup
  public void prepare() {
    Random random = new Random(2);
    for (int i = 0; i < SIZE; i++) {
      boolean noise = i % (SIZE / 4) < SIZE / 16;
      tile[i] = (byte) (noise ? random.nextInt(256) : i >> 9);
    }
    length = Lzf.encode(tile, SIZE, packed, 0, packed.length, table);
  }

  @Benchmark
  public int encode() {
    return Lzf.encode(tile, SIZE, packed, 0, packed.length, table);
  }

  @Benchmark
  public int decode() {
    return Lzf.decode(packed, 0, length, unpacked, SIZE);
  }
}
