package pentimento.bench;

import com.ning.compress.lzf.ChunkDecoder;
import com.ning.compress.lzf.ChunkEncoder;
import com.ning.compress.lzf.util.ChunkDecoderFactory;
import com.ning.compress.lzf.util.ChunkEncoderFactory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pentimento.kra.tiles.Lzf;

/// Megabytes (10^6 bytes of the tile) a second through Krita's LZF, beside Ning's in Java and
/// liblzf in C, on one thread.
///
/// A tile is 64 × 64 RGBA of 16 bits, 32,768 bytes: Ning's encoder takes no more than 65,535.
/// liblzf is called in place, without a copy; it is looked for as `liblzf.so.1` (Debian's liblzf1).
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(TileCodec.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class TileCodec {

  static final int SIZE = 64 * 64 * 8;

  /// What the header of Ning's chunks takes.
  private static final int HEADER = 7;

  @Param({"ours", "ning", "liblzf"})
  public String codec = "ours";

  private final byte[] tile = new byte[SIZE];
  private final byte[] packed = new byte[2 * SIZE];
  private final byte[] unpacked = new byte[SIZE];
  private Codec run = new Ours();
  private int length;

  private interface Codec {
    int encode(byte[] from, byte[] to) throws IOException;

    void decode(byte[] from, int length, byte[] to) throws IOException;
  }

  /// Planar bytes as of a smooth picture: high bytes repeat, low bytes are half noise.
  @Setup
  public void prepare() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < SIZE; i++) {
      boolean noise = i / 4096 % 2 == 0 && i % 4096 < 2048;
      tile[i] = (byte) (noise ? random.nextInt(256) : i >> 7);
    }
    run =
        switch (codec) {
          case "ours" -> new Ours();
          case "ning" -> new Ning();
          case "liblzf" -> new LibLzf();
          default -> throw new IllegalArgumentException(codec);
        };
    length = run.encode(tile, packed);
    run.decode(packed, length, unpacked);
    if (!Arrays.equals(tile, unpacked)) throw new IllegalStateException(codec + " lost something");
    System.out.printf("# %s: %d bytes of %d%n", codec, length, SIZE);
  }

  @Benchmark
  public int encode() throws IOException {
    return run.encode(tile, packed);
  }

  @Benchmark
  public byte[] decode() throws IOException {
    run.decode(packed, length, unpacked);
    return unpacked;
  }

  private static final class Ours implements Codec {
    private final int[] table = new int[Lzf.TABLE_SIZE];

    @Override
    public int encode(byte[] from, byte[] to) {
      return Lzf.encode(from, SIZE, to, 0, to.length, table);
    }

    @Override
    public void decode(byte[] from, int length, byte[] to) {
      if (Lzf.decode(from, 0, length, to, SIZE) != SIZE) throw new IllegalStateException("damaged");
    }
  }

  private static final class Ning implements Codec {
    private final ChunkEncoder encoder = ChunkEncoderFactory.optimalInstance(SIZE);
    private final ChunkDecoder decoder = ChunkDecoderFactory.optimalInstance();

    @Override
    public int encode(byte[] from, byte[] to) {
      return encoder.appendEncodedChunk(from, 0, SIZE, to, 0);
    }

    @Override
    public void decode(byte[] from, int length, byte[] to) throws IOException {
      decoder.decodeChunk(from, HEADER, to, 0, SIZE);
    }
  }

  private static final class LibLzf implements Codec {
    private final MethodHandle compress;
    private final MethodHandle decompress;

    LibLzf() {
      SymbolLookup library = SymbolLookup.libraryLookup("liblzf.so.1", Arena.global());
      compress = function(library, "lzf_compress");
      decompress = function(library, "lzf_decompress");
    }

    /// `unsigned f(const void *in, unsigned in_length, void *out, unsigned out_length)`.
    private static MethodHandle function(SymbolLookup library, String name) {
      FunctionDescriptor type =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT);
      return Linker.nativeLinker()
          .downcallHandle(library.findOrThrow(name), type, Linker.Option.critical(true));
    }

    private static int call(MethodHandle function, byte[] from, int length, byte[] to) {
      try {
        return (int)
            function.invokeExact(
                MemorySegment.ofArray(from), length, MemorySegment.ofArray(to), to.length);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int encode(byte[] from, byte[] to) {
      return call(compress, from, SIZE, to);
    }

    @Override
    public void decode(byte[] from, int length, byte[] to) {
      if (call(decompress, from, length, to) != SIZE) throw new IllegalStateException("damaged");
    }
  }
}
