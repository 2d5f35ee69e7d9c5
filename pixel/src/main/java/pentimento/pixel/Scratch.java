package pentimento.pixel;

import java.util.Arrays;

/// Buffers that one thread uses again and again, so that kernels allocate nothing per tile.
///
/// The content of a buffer is whatever was left there. Kernels never nest, so each may use every
/// slot; what was put there is lost when the kernel returns.
public final class Scratch {

  private float[][] slots = new float[16][0];

  public Scratch() {}

  /// A buffer of at least `length` samples; the same one for the same slot until a longer one is
  /// asked for.
  public float[] floats(int slot, int length) {
    if (slot >= slots.length) {
      int old = slots.length;
      slots = Arrays.copyOf(slots, slot + 8);
      Arrays.fill(slots, old, slots.length, new float[0]);
    }
    if (slots[slot].length < length) slots[slot] = new float[length];
    return slots[slot];
  }
}
