package pentimento.kra.conform;

import org.jspecify.annotations.Nullable;

/// How our flattening of one document compares with Krita's.
///
/// @param document name in the manifest
/// @param group it belongs to
/// @param outcome what to call it
/// @param maxError largest difference: code values for integers, else relative to the larger of 1
///   and Krita's value
/// @param meanError mean of the same
/// @param outliers share of pixels beyond the tolerance
/// @param notes what the flattening reported, or why it failed; empty when there is nothing to say
public record Verdict(
    String document,
    String group,
    Outcome outcome,
    double maxError,
    double meanError,
    double outliers,
    String notes,
    @Nullable String worst) {

  /// Equal, different but said so, or different without a word.
  public enum Outcome {
    EQUAL,
    REPORTED,
    SILENT
  }
}
