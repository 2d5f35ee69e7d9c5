package pentimento.ops.sigmoid;

import pentimento.pixel.Scratch;
import pentimento.pixel.numeric.Linear;

/// Brings display values nearer to the hue of the light they come from.
///
/// The channel between the other two is moved towards where it stood between them before the curve;
/// the lowest or the highest gives way so that the energy stays between that of both.
///
/// @param scratch slots 6 to 14 are overwritten
/// @param p how far, 0 to 1
/// @param n pixels
record HueRestoration(Scratch scratch, float p, int n) {

  /// Changes display values `dr`, `dg`, `db` of light `r`, `g`, `b`; all from their starts.
  void apply(float[] r, float[] g, float[] b, float[] dr, float[] dg, float[] db) {
    float[] lowLight = scratch.floats(6, n);
    float[] midLight = scratch.floats(7, n);
    float[] highLight = scratch.floats(8, n);
    float[] min = scratch.floats(9, n);
    float[] mid = scratch.floats(10, n);
    float[] max = scratch.floats(11, n);
    Linear.sort(r, g, b, lowLight, midLight, highLight, n);
    // The curve rises everywhere, so display values are sorted alike.
    Linear.sort(dr, dg, db, min, mid, max, n);

    float[] share = highLight;
    float[] blend = lowLight;
    float[] changed = scratch.floats(12, n);
    shares(blend, midLight, share, changed);

    // Where the middle would stand with the hue kept, less where it does; and the energy to aim at.
    float[] rise = scratch.floats(13, n);
    float[] target = blend;
    aims(min, mid, max, share, rise, target);
    // The middle goes down and the lowest gives way, or it goes up and the highest does.
    float[] down = scratch.floats(14, n);
    middleDown(mid, max, share, target, down);
    middleUp(mid, min, share, target, share);
    moves(min, mid, max, target, down, share, rise, changed);

    place(r, midLight, min, mid, max, dr);
    place(g, midLight, min, mid, max, dg);
    place(b, midLight, min, mid, max, db);
  }

  /// Replaces the highest light by where the middle one stands between the others, the lowest by
  /// its part of the energy.
  private void shares(float[] low, float[] mid, float[] high, float[] changed) {
    for (int i = 0; i < n; i++) {
      float spread = mid[i] - low[i];
      high[i] = spread / Math.max(high[i] - low[i], 1e-9f);
      low[i] = 2f * low[i] / Math.max(low[i] + mid[i], Float.MIN_NORMAL);
      changed[i] = SigmoidKernel.step(spread - 1e-9f);
    }
  }

  /// Replaces `blend` by the energy.
  private void aims(
      float[] min, float[] mid, float[] max, float[] share, float[] rise, float[] blend) {
    for (int i = 0; i < n; i++) {
      rise[i] = p * (min[i] + (max[i] - min[i]) * share[i] - mid[i]);
      blend[i] = min[i] + mid[i] + max[i] + (1f - blend[i]) * rise[i];
    }
  }

  private void middleDown(float[] mid, float[] max, float[] share, float[] target, float[] out) {
    for (int i = 0; i < n; i++) {
      float rest = 1f - share[i];
      float aim = share[i] * max[i] + rest * (target[i] - max[i]);
      out[i] = ((1f - p) * mid[i] + p * aim) / (1f + p * rest);
    }
  }

  private void middleUp(float[] mid, float[] min, float[] share, float[] target, float[] out) {
    for (int i = 0; i < n; i++) {
      float aim = (1f - share[i]) * min[i] + share[i] * (target[i] - min[i]);
      out[i] = ((1f - p) * mid[i] + p * aim) / (1f + p * share[i]);
    }
  }

  /// Replaces sorted values by how far each of them moves.
  private void moves(
      float[] min,
      float[] mid,
      float[] max,
      float[] target,
      float[] down,
      float[] up,
      float[] rise,
      float[] changed) {
    for (int i = 0; i < n; i++) {
      float rises = SigmoidKernel.step(rise[i]);
      float sum = target[i] - max[i] - min[i];
      float moveMin = changed[i] * (1f - rises) * (sum - down[i]);
      float moveMax = changed[i] * rises * (sum - up[i]);
      mid[i] = changed[i] * (down[i] + rises * (up[i] - down[i]) - mid[i]);
      min[i] = moveMin;
      max[i] = moveMax;
    }
  }

  /// Each channel takes the move of the place it had.
  private void place(
      float[] light, float[] midLight, float[] min, float[] mid, float[] max, float[] display) {
    for (int i = 0; i < n; i++) {
      float high = SigmoidKernel.step(light[i] - midLight[i]);
      float low = SigmoidKernel.step(midLight[i] - light[i]);
      float move = high * max[i] + low * min[i] + (1f - high - low) * mid[i];
      display[i] = display[i] + move;
    }
  }
}
