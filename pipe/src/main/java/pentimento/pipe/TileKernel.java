package pentimento.pipe;

import pentimento.pixel.Planes;
import pentimento.pixel.Scratch;

/// Arithmetic that makes a rectangle of output from a rectangle of input.
@FunctionalInterface
public interface TileKernel {

  /// Fills all samples of `out` from `in`.
  ///
  /// @param in covers at least what the operation said it needs for `out.rect()`, cut to the
  ///   picture
  /// @param out every sample is written; what it held before is undefined
  /// @param scratch buffers for intermediate values, free to use until the kernel returns
  void apply(Planes in, Planes out, Scratch scratch);
}
