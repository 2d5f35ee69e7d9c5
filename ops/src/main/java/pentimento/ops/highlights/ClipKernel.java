package pentimento.ops.highlights;

import pentimento.pipe.TileKernel;
import pentimento.pixel.Planes;
import pentimento.pixel.Scratch;

/// `out = min(in, level)`, the same level for all colours.
record ClipKernel(float level) implements TileKernel {

  @Override
  public void apply(Planes in, Planes out, Scratch scratch) {
    out.copyFrom(in);
    float[] plane = out.plane(0);
    int area = Math.toIntExact(out.rect().area());
    for (int i = 0; i < area; i++) plane[i] = Math.min(plane[i], level);
  }
}
