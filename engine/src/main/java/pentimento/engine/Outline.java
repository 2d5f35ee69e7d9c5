package pentimento.engine;

import java.util.ArrayList;
import java.util.List;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Rect;

/// How a region of a plan's output is rendered, for people to read.
///
/// @param source what the lowest step reads
/// @param reads the rectangle that is read of it
/// @param steps bottom first
/// @param flightBytes samples of tiles on their way, the kernels' own buffers not counted
/// @param heldBytes samples that stay: kept tiles, and what was learnt from whole pictures
public record Outline(
    ImageInfo source, Rect reads, List<Step> steps, long flightBytes, long heldBytes) {

  public Outline {
    steps = List.copyOf(steps);
  }

  /// How a step sees its input.
  public enum Kind {
    /// Same-pixel modules that visit each row together.
    POINTS,
    /// Reads a neighbourhood.
    AREA,
    /// Moves pixels.
    GEOMETRY,
    /// Sees the whole picture before it makes its first pixel.
    GLOBAL
  }

  /// One visit to memory.
  ///
  /// @param modules those that it renders, bottom first
  /// @param halo pixels around a rectangle that are read too; 0 for geometry, which asks for
  ///   another rectangle
  /// @param makes the rectangle of its output that is wanted, without the halos of tiles
  /// @param kept whether its output is kept in tiles for the next render
  public record Step(
      Kind kind,
      List<Module> modules,
      ImageInfo in,
      ImageInfo out,
      int halo,
      Rect makes,
      boolean kept) {

    private Step keeping() {
      return new Step(kind, modules, in, out, halo, makes, true);
    }
  }

  /// More bytes.
  Outline withBytes(long flight, long held) {
    return new Outline(source, reads, steps, flightBytes + flight, heldBytes + held);
  }

  static Outline of(Plan plan, Rect region, int threads, int tileWidth, int tileHeight) {
    List<Step> steps = new ArrayList<>();
    Rect rect = region;
    long held = 0;
    for (Stage stage : plan.stages().reversed()) {
      steps.addFirst(step(stage, rect));
      rect = stage.need(rect);
      if (stage instanceof Stage.Global global
          && global.module().operation() instanceof GlobalOperation operation) {
        held += operation.heldBytes(global.in());
      }
    }
    long flight =
        plan.stages().isEmpty() ? 0 : threads * buffers(plan, region, tileWidth, tileHeight);
    if (!(plan.source() instanceof KeptTiles kept)) {
      return new Outline(plan.source().info(), rect, steps, flight, held);
    }
    Rect tiles = kept.grown(rect);
    Rect shape = kept.shape();
    Outline below = of(kept.plan(), tiles, threads, shape.width(), shape.height());
    List<Step> all = new ArrayList<>(below.steps);
    if (!all.isEmpty()) all.addLast(all.removeLast().keeping());
    all.addAll(steps);
    held += (long) Float.BYTES * kept.info().channels() * tiles.area();
    return new Outline(below.source, below.reads, all, below.flightBytes, below.heldBytes)
        .withBytes(flight, held);
  }

  private static Step step(Stage stage, Rect makes) {
    return switch (stage) {
      case Stage.Points s -> new Step(Kind.POINTS, s.modules(), s.in(), s.out(), 0, makes, false);
      case Stage.Area s ->
          new Step(Kind.AREA, s.modules(), s.in(), s.out(), s.halo(), makes, false);
      case Stage.Global s ->
          new Step(Kind.GLOBAL, s.modules(), s.in(), s.out(), s.halo(), makes, false);
      case Stage.Geometry s ->
          new Step(Kind.GEOMETRY, s.modules(), s.in(), s.out(), 0, makes, false);
    };
  }

  /// What one thread's buffers come to: the largest that any tile needs.
  private static long buffers(Plan plan, Rect region, int tileWidth, int tileHeight) {
    long[] most = new long[plan.stages().size() + 1];
    for (int y = region.y(); y < region.bottom(); y += tileHeight) {
      for (int x = region.x(); x < region.right(); x += tileWidth) {
        Rect rect = new Rect(x, y, tileWidth, tileHeight).intersect(region);
        for (int i = plan.stages().size(); i > 0; i--) {
          Stage stage = plan.stages().get(i - 1);
          // Same-pixel steps work in the buffer below.
          if (!(stage instanceof Stage.Points)) {
            most[i] = Math.max(most[i], rect.area() * stage.out().channels());
          }
          rect = stage.need(rect);
        }
        most[0] = Math.max(most[0], rect.area() * plan.source().info().channels());
      }
    }
    long samples = 0;
    for (long m : most) samples += m;
    return Float.BYTES * samples;
  }
}
