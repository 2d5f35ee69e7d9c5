package pentimento.app.edit;

import org.jspecify.annotations.Nullable;
import pentimento.studio.identity.EditCopy.With;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What of the paintings comes along with a copy.
final class CopyOptions {

  @ArgGroup private @Nullable Choice choice;

  /// One of the three.
  static final class Choice {
    @Option(names = "--recipe", description = "The modules alone, without the paintings.")
    private boolean recipe;

    @Option(names = "--with-filters", description = "The paintings' filter layers too.")
    private boolean filters;

    @Option(names = "--with-paint", description = "The paintings with all their layers too.")
    private boolean paint;
  }

  With with(With otherwise) {
    if (choice == null) return otherwise;
    if (choice.paint) return With.PAINT;
    if (choice.filters) return With.FILTERS;
    return choice.recipe ? With.RECIPE : otherwise;
  }
}
