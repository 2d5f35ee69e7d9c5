package pentimento.bench;

import java.util.Objects;
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
import pentimento.kra.blend.BlendSpace;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Tile;
import pentimento.kra.blend.Workspace;

/// Nanoseconds a pixel to composite a tile of 64 × 64 translucent pixels on translucent ones in
/// RGB, on one thread, by operation and depth.
///
/// Each time the backdrop is set anew, since an operation that runs over its own result for long
/// ends in numbers that no picture has; [#backdrop] is that alone.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Tile.AREA)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class KraKernels {

  @Param({"U8", "U16", "F16", "F32"})
  public String depth = "F32";

  @Param({"normal", "add", "multiply", "soft_light"})
  public String mode = "normal";

  private final Workspace work = new Workspace();
  private Tile source = new FloatTile(false, 4);
  private Tile below = source;
  private Tile backdrop = source;
  private CompositeOp op = CompositeOps.normal(new BlendSpace(true, false, true));

  @Setup
  public void prepare() {
    Random random = new Random(5);
    source = random(random);
    below = random(random);
    backdrop = random(random);
    boolean integer = depth.startsWith("U");
    BlendSpace space = new BlendSpace(true, integer, !depth.equals("F16"));
    op = Objects.requireNonNull(CompositeOps.find(mode, space));
  }

  private Tile random(Random random) {
    switch (depth) {
      case "U8", "U16" -> {
        IntTile tile = new IntTile(depth.equals("U8") ? 255 : 65535, 4);
        for (int c = 0; c < 4; c++) {
          for (int i = 0; i < Tile.AREA; i++) tile.plane(c)[i] = random.nextInt(1, tile.unit());
        }
        return tile;
      }
      default -> {
        boolean half = depth.equals("F16");
        FloatTile tile = new FloatTile(half, 4);
        for (int c = 0; c < 4; c++) {
          for (int i = 0; i < Tile.AREA; i++) {
            float v = 0.02f + 0.96f * random.nextFloat();
            tile.plane(c)[i] = half ? Float.float16ToFloat(Float.floatToFloat16(v)) : v;
          }
        }
        return tile;
      }
    }
  }

  @Benchmark
  public Tile composite() {
    backdrop.copyFrom(below);
    op.composite(source, backdrop, LayerBlend.FULL, work);
    return backdrop;
  }

  @Benchmark
  public Tile backdrop() {
    backdrop.copyFrom(below);
    return backdrop;
  }
}
