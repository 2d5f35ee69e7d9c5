package pentimento.engine;

import java.util.List;
import pentimento.pipe.AreaOperation;
import pentimento.pipe.Catalogue;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.Picture;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.numeric.RecursiveGaussian;

/// One operation of each shape.
public final class TestOperations {

  static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new OperationType<>(Gain.class, new Gain(1)),
              new OperationType<>(Clip.class, new Clip(1)),
              new OperationType<>(Mean.class, new Mean(1)),
              new OperationType<>(Mirror.class, new Mirror(0)),
              new OperationType<>(Normalise.class, new Normalise(0)),
              new OperationType<>(Blur.class, new Blur(1))));

  private TestOperations() {}

  /// Multiplies by a factor.
  @Op(id = "gain", label = "gain", doc = "", version = 1)
  public record Gain(@Param(doc = "factor") float factor) implements PointOperation {
    @Override
    public PointKernel kernel(ImageInfo in) {
      return run -> {
        for (float[] plane : run.planes()) {
          for (int i = run.offset(); i < run.end(); i++) plane[i] *= factor;
        }
      };
    }
  }

  /// Cuts off what is larger.
  @Op(id = "clip", label = "clip", doc = "", version = 1)
  public record Clip(@Param(doc = "largest") float most) implements PointOperation {
    @Override
    public PointKernel kernel(ImageInfo in) {
      return run -> {
        for (float[] plane : run.planes()) {
          for (int i = run.offset(); i < run.end(); i++) plane[i] = Math.min(plane[i], most);
        }
      };
    }
  }

  /// The mean of the square around a pixel, inside the picture.
  @Op(id = "mean", label = "mean", doc = "", version = 1)
  public record Mean(@Param(doc = "radius") int radius) implements AreaOperation {
    @Override
    public int halo(ImageInfo in) {
      return radius;
    }

    @Override
    public TileKernel kernel(ImageInfo in) {
      return (src, dst, scratch) -> {
        for (int c = 0; c < dst.channels(); c++) {
          for (int y = dst.rect().y(); y < dst.rect().bottom(); y++) {
            for (int x = dst.rect().x(); x < dst.rect().right(); x++) {
              Rect box = new Rect(x, y, 1, 1).grow(radius).intersect(in.bounds());
              float sum = 0;
              for (int v = box.y(); v < box.bottom(); v++) {
                for (int u = box.x(); u < box.right(); u++) sum += src.at(c, u, v);
              }
              dst.plane(c)[dst.index(x, y)] = sum / box.area();
            }
          }
        }
      };
    }
  }

  /// Mirrors left and right.
  @Op(id = "mirror", label = "mirror", doc = "", version = 1)
  public record Mirror(@Param(doc = "none") int nothing) implements GeometryOperation {
    @Override
    public Rect source(Rect out, ImageInfo in) {
      return new Rect(in.width() - out.right(), out.y(), out.width(), out.height());
    }

    @Override
    public TileKernel kernel(ImageInfo in) {
      return (src, dst, scratch) -> {
        for (int c = 0; c < dst.channels(); c++) {
          for (int y = dst.rect().y(); y < dst.rect().bottom(); y++) {
            for (int x = dst.rect().x(); x < dst.rect().right(); x++) {
              dst.plane(c)[dst.index(x, y)] = src.at(c, in.width() - 1 - x, y);
            }
          }
        }
      };
    }
  }

  /// Divides by the greatest sample of the whole picture.
  @Op(id = "normalise", label = "normalise", doc = "", version = 1)
  public record Normalise(@Param(doc = "none") int nothing) implements GlobalOperation {
    @Override
    public int halo(ImageInfo in) {
      return 0;
    }

    @Override
    public TileKernel prepare(Picture picture, Cancellation cancellation) {
      float max = 0;
      List<Float> maxima =
          picture.mapBands(
              3,
              1,
              (rows, samples) -> {
                float most = 0;
                for (float[] plane : samples.planes()) {
                  for (int i = 0; i < samples.rect().area(); i++) most = Math.max(most, plane[i]);
                }
                return most;
              });
      for (float m : maxima) max = Math.max(max, m);
      float scale = 1 / max;
      return (src, dst, scratch) -> {
        dst.copyFrom(src);
        for (float[] plane : dst.planes()) {
          for (int i = 0; i < dst.rect().area(); i++) plane[i] *= scale;
        }
      };
    }
  }

  /// A recursive filter: runs over whole columns and whole rows, and keeps what comes out.
  @Op(id = "blur", label = "blur", doc = "", version = 1)
  public record Blur(@Param(doc = "standard deviation") float sigma) implements GlobalOperation {
    @Override
    public int halo(ImageInfo in) {
      return 0;
    }

    @Override
    public long heldBytes(ImageInfo in) {
      return (long) Float.BYTES * in.channels() * in.width() * in.height();
    }

    @Override
    public TileKernel prepare(Picture picture, Cancellation cancellation) {
      Planes whole = picture.read(picture.info().bounds());
      RecursiveGaussian gaussian = new RecursiveGaussian(sigma);
      int width = whole.width();
      int height = whole.height();
      for (float[] plane : whole.planes()) {
        int across = Math.ceilDiv(width, 16);
        picture.each(
            across,
            i -> gaussian.columns(plane, width, height, 16 * i, Math.min(width, 16 * i + 16)));
        int down = Math.ceilDiv(height, 16);
        picture.each(down, i -> gaussian.rows(plane, width, 16 * i, Math.min(height, 16 * i + 16)));
      }
      return (in, out, scratch) -> out.copyFrom(whole);
    }
  }
}
