package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a swatch lost on its way into another format.
///
/// @param group of the swatch, empty for the default one
/// @param swatch its name
/// @param deltaE CIEDE2000 between before and after, of unbounded colours
/// @param clipped lay outside what the format holds
/// @param quantised was rounded to the format's steps
/// @param lost what else was left behind: "id", "spot", "profile"...
public record Loss(
    String group,
    String swatch,
    double deltaE,
    boolean clipped,
    boolean quantised,
    List<String> lost) {

  public Loss {
    lost = List.copyOf(lost);
  }

  /// Whether nothing was lost; differences below 0.0005 are those of arithmetic.
  public boolean isNone() {
    return deltaE < 5e-4 && !clipped && !quantised && lost.isEmpty();
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    words.add(String.format(Locale.ROOT, "dE %.3f", deltaE));
    if (clipped) words.add("clipped");
    if (quantised) words.add("quantised");
    if (!lost.isEmpty()) words.add("without " + String.join(", ", lost));
    return (group.isEmpty() ? "" : group + " / ") + swatch + ": " + String.join(", ", words);
  }
}
