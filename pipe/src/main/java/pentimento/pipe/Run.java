package pentimento.pipe;

import pentimento.pixel.Scratch;

/// Neighbouring pixels of one row: samples `offset` to `offset + length - 1` of each plane, of
/// which the first one stands at picture position (x, y). For operations that do not depend on
/// places it may hold several rows, one after the other. Owned by one thread at a time.
public final class Run {

  private final Scratch scratch;
  private float[][] planes = new float[0][];
  private int offset;
  private int length;
  private int x;
  private int y;

  public Run(Scratch scratch) {
    this.scratch = scratch;
  }

  /// Points this run at other pixels.
  public void set(float[][] newPlanes, int newOffset, int newLength, int newX, int newY) {
    planes = newPlanes;
    offset = newOffset;
    length = newLength;
    x = newX;
    y = newY;
  }

  public float[][] planes() {
    return planes;
  }

  public float[] plane(int channel) {
    return planes[channel];
  }

  /// Index of the first sample in each plane.
  public int offset() {
    return offset;
  }

  /// Index after the last sample.
  public int end() {
    return offset + length;
  }

  public int length() {
    return length;
  }

  public int x() {
    return x;
  }

  public int y() {
    return y;
  }

  /// Buffers for intermediate values, free to use until the kernel returns.
  public Scratch scratch() {
    return scratch;
  }

  /// A copy of a channel's samples in the scratch buffer `slot`, from index 0 on.
  ///
  /// Loops that read and write several arrays are turned into vector code only where all of them
  /// are accessed at the same index.
  public float[] take(int channel, int slot) {
    float[] copy = scratch.floats(slot, length);
    System.arraycopy(planes[channel], offset, copy, 0, length);
    return copy;
  }

  /// Replaces a channel's samples by those from index 0 of `samples` on.
  public void put(int channel, float[] samples) {
    System.arraycopy(samples, 0, planes[channel], offset, length);
  }
}
