package pentimento.pipe;

/// Arithmetic in place over a run of pixels of one row.
@FunctionalInterface
public interface PointKernel {

  /// Replaces the samples of the run by the result.
  void apply(Run run);
}
