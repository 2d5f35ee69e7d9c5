package pentimento.bench;

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
import pentimento.kra.tiles.BytePlanes;

/// Nanoseconds a pixel between a tile's planes of bytes and its interleaved pixels, by the bytes of
/// a pixel (RGBA of 8 bits to 32-bit float), on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BytePlaneKernels.PIXELS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class BytePlaneKernels {

  static final int PIXELS = 64 * 64;

  @Param({"4", "8", "16"})
  public int pixelSize = 16;

  private byte[] planar = new byte[0];
  private byte[] interleaved = new byte[0];

  @Setup
  public void prepare() {
    planar = new byte[PIXELS * pixelSize];
    interleaved = new byte[PIXELS * pixelSize];
    new Random(3).nextBytes(planar);
  }

  @Benchmark
  public byte[] interleave() {
    BytePlanes.interleave(planar, PIXELS, pixelSize, interleaved);
    return interleaved;
  }

  @Benchmark
  public byte[] separate() {
    BytePlanes.separate(interleaved, PIXELS, pixelSize, planar);
    return planar;
  }
}
