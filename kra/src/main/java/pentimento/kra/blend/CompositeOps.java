package pentimento.kra.blend;

import org.jspecify.annotations.Nullable;

/// Finds operations by the ids that Krita's files hold.
public final class CompositeOps {

  private CompositeOps() {}

  /// The operation of that id in a colour space, or null when that space does not have it; Krita
  /// then composites as `normal`.
  public static @Nullable CompositeOp find(String id, BlendSpace space) {
    boolean rgb = space.rgb();
    CompositeOp special =
        switch (id) {
          case "normal" -> normal(space);
          case "erase" -> AlphaOp.ERASE;
          case "destination-in" -> AlphaOp.DESTINATION_IN;
          case "in" -> rgb ? AlphaOp.IN : null;
          case "out" -> rgb ? AlphaOp.OUT : null;
          case "copy" -> new Copy(space.batched());
          case "behind" -> SpecialOp.BEHIND;
          case "destination-atop" -> SpecialOp.DESTINATION_ATOP;
          case "greater" -> SpecialOp.GREATER;
          case "alphadarken" -> new AlphaDarken(space.batched());
          case "copy_red" -> rgb ? SpecialOp.COPY_RED : null;
          case "copy_green" -> rgb ? SpecialOp.COPY_GREEN : null;
          case "copy_blue" -> rgb ? SpecialOp.COPY_BLUE : null;
          case "luminosity_sai" -> SpecialOp.LUMINOSITY_SAI;
          case "bumpmap" -> rgb ? SpecialOp.BUMPMAP : null;
          case "dissolve" -> SpecialOp.DISSOLVE;
          default -> null;
        };
    if (special != null) return special;
    IntRun ints = space.integer() ? IntRun.of(id) : null;
    FloatRun floats = space.integer() ? null : FloatRun.of(id);
    if (ints != null || floats != null) return new Separable(ints, floats);
    RgbFunction triple = rgb ? RgbFunction.of(id) : null;
    return triple == null ? null : new NonSeparable(triple);
  }

  /// `normal`.
  public static CompositeOp normal(BlendSpace space) {
    return new Over(space.batched());
  }

  /// `copy`, which also applies masks.
  public static CompositeOp copy(BlendSpace space) {
    return new Copy(space.batched());
  }

  /// The operation as Krita 5.2 and later have it on ink; the same one where ink is blended as is.
  public static CompositeOp onInkAsLight(CompositeOp op) {
    boolean inverted =
        op instanceof Separable
            || op.equals(SpecialOp.BEHIND)
            || op.equals(SpecialOp.GREATER)
            || op.equals(SpecialOp.LUMINOSITY_SAI);
    return inverted ? new Subtractive(op, 100) : op;
  }

  /// The operation with the bounds Krita 5.3 sets to floating channels; the same one where it sets
  /// none.
  public static CompositeOp bounded(String id, CompositeOp op) {
    if (op instanceof Separable separable && Bounds53.changes(id)) {
      FloatRun run = separable.floats();
      if (run != null) return new Separable(null, Bounds53.around(id, run));
    }
    if (op instanceof NonSeparable triple) {
      RgbFunction function = triple.function();
      return new NonSeparable((sr, sg, sb, dr, dg, db, n) -> {
        for (float[] run : new float[][] {dr, dg, db}) {
          for (int i = 0; i < n; i++) run[i] = unit(run[i]);
        }
        function.apply(clipped(sr, n), clipped(sg, n), clipped(sb, n), dr, dg, db, n);
      });
    }
    return op;
  }

  private static float unit(float v) {
    return Math.min(Math.max(v, 0), 1);
  }

  private static float[] clipped(float[] run, int n) {
    float[] clipped = new float[n];
    for (int i = 0; i < n; i++) clipped[i] = unit(run[i]);
    return clipped;
  }
}
