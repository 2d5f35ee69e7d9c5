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
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationType;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Run;
import pentimento.pixel.Scratch;
import pentimento.studio.Darkroom;

/// Nanoseconds a pixel of the same-pixel operations with their default parameters, warm, over a row
/// of 6000 pixels of scene-referred light.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class PipeKernels {

  private static final int WIDTH = 6000;

  @Param({"exposure", "channelmixerrgb", "filmicrgb", "sigmoid", "colorout"})
  public String operation = "exposure";

  private final float[][] light = new float[3][WIDTH];
  private final float[][] planes = new float[3][WIDTH];
  private final Run run = new Run(new Scratch());
  private PointKernel kernel = run -> {};

  @Setup
  public void prepare() {
    Random random = new Random(1);
    for (float[] plane : light) {
      for (int i = 0; i < WIDTH; i++) plane[i] = (float) Math.exp(3 * random.nextGaussian() - 2);
    }
    OperationType<?> type = Darkroom.catalogue().find(operation);
    if (type == null || !(type.defaults() instanceof PointOperation point)) {
      throw new IllegalArgumentException(operation + " is no same-pixel operation");
    }
    kernel = point.kernel(ImageInfo.rgb(WIDTH, 1, Meaning.WORKING));
  }

  /// One row; the copy of the input is part of it (about 0.3 ns a pixel).
  @Benchmark
  @OperationsPerInvocation(WIDTH)
  public float[][] row() {
    for (int c = 0; c < 3; c++) System.arraycopy(light[c], 0, planes[c], 0, WIDTH);
    run.set(planes, 0, WIDTH, 0, 0);
    kernel.apply(run);
    return planes;
  }
}
