package pentimento.darktable.conform;

import java.util.List;

/// How many edits got which verdict.
public record Tally(int edits, int within, int delegated, int beyond, int silentlyDifferent) {

  public static Tally of(List<Outcome> outcomes) {
    int[] counts = new int[Verdict.values().length];
    for (Outcome outcome : outcomes) counts[outcome.verdict().ordinal()]++;
    return new Tally(
        outcomes.size(),
        counts[Verdict.WITHIN.ordinal()],
        counts[Verdict.DELEGATED.ordinal()],
        counts[Verdict.BEYOND.ordinal()],
        counts[Verdict.SILENTLY_DIFFERENT.ordinal()]);
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
