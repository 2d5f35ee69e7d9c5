package pentimento.pipe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Renders one operation in the plainest way, as a reference for tests: no fusion, one thread.
public final class Evaluation {

  private Evaluation() {}

  /// The output of `operation` over `out`, computed from the whole input picture.
  public static Planes render(Operation operation, ImageInfo in, Planes input, Rect out) {
    ImageInfo after = operation.output(in);
    return switch (operation) {
      case PointOperation point -> {
        Planes result = input.crop(out);
        Run run = new Run(new Scratch());
        PointKernel kernel = point.kernel(in);
        for (int y = out.y(); y < out.bottom(); y++) {
          run.set(result.planes(), result.index(out.x(), y), out.width(), out.x(), y);
          kernel.apply(run);
        }
        yield result;
      }
      case AreaOperation area -> tile(area.kernel(in), area.halo(in), in, after, input, out);
      case GlobalOperation global -> {
        TileKernel kernel = global.prepare(picture(in, input), new Cancellation());
        yield tile(kernel, global.halo(in), in, after, input, out);
      }
      case GeometryOperation geometry -> {
        Planes result = fresh(out, after.channels());
        geometry.kernel(in).apply(input.crop(geometry.source(out, in)), result, new Scratch());
        yield result;
      }
      case External _, Opaque _ -> throw new IllegalArgumentException("not ours to render");
    };
  }

  /// The whole picture by a same-pixel operation, all rows as one run.
  static Planes joined(PointOperation operation, ImageInfo in, Planes input) {
    Planes result = input.crop(in.bounds());
    Run run = new Run(new Scratch());
    run.set(result.planes(), 0, Math.toIntExact(in.bounds().area()), 0, 0);
    operation.kernel(in).apply(run);
    return result;
  }

  private static Planes tile(
      TileKernel kernel, int halo, ImageInfo in, ImageInfo after, Planes input, Rect out) {
    Planes result = fresh(out, after.channels());
    kernel.apply(input.crop(out.grow(halo).intersect(in.bounds())), result, new Scratch());
    return result;
  }

  /// Output planes full of a value that no operation may leave behind.
  private static Planes fresh(Rect rect, int channels) {
    Planes planes = Planes.allocate(rect, channels);
    for (float[] plane : planes.planes()) java.util.Arrays.fill(plane, Float.NaN);
    return planes;
  }

  /// A picture in memory.
  public static Picture picture(ImageInfo info, Planes planes) {
    return new Picture() {
      @Override
      public ImageInfo info() {
        return info;
      }

      @Override
      public Planes read(Rect rect) {
        return planes.crop(rect);
      }

      @Override
      public void each(int count, IntConsumer work) {
        for (int i = 0; i < count; i++) work.accept(i);
      }

      @Override
      public <T> List<T> mapBands(int rows, int halo, BandFunction<T> function) {
        List<T> outcomes = new ArrayList<>();
        for (int y = 0; y < info.height(); y += rows) {
          Rect band = new Rect(0, y, info.width(), Math.min(rows, info.height() - y));
          Rect grown =
              Rect.between(0, y - halo, info.width(), band.bottom() + halo)
                  .intersect(info.bounds());
          outcomes.add(function.apply(band, planes.crop(grown)));
        }
        return outcomes;
      }
    };
  }
}
