package pentimento.darktable.conform;

import java.util.List;

/// How many edits got which verdict.
public record Tally(int edits, int within, int delegated, int beyond, int silentlyDifferent) {

  public static Tally of(List<Outcome> outcomes) {
    return new Tally(
        outcomes.size(),
        count(outcomes, Verdict.WITHIN),
        count(outcomes, Verdict.DELEGATED),
        count(outcomes, Verdict.BEYOND),
        count(outcomes, Verdict.SILENTLY_DIFFERENT));
  }

  private static int count(List<Outcome> outcomes, Verdict verdict) {
    int count = 0;
    for (Outcome outcome : outcomes) if (outcome.verdict() == verdict) count++;
    return count;
  }

  /// Whether enough edits are within and none is silently different.
  ///
  /// @param percentage of the edits that must be within
  public boolean passes(double percentage) {
    return silentlyDifferent == 0 && within * 100.0 >= percentage * edits;
  }

  /// The line that ends a report.
  public String describe() {
    return edits
        + " edits: "
        + within
        + " within, "
        + delegated
        + " delegated, "
        + beyond
        + " beyond, "
        + silentlyDifferent
        + " silently different";
  }
}
