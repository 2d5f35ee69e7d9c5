package pentimento.app;

import picocli.CommandLine.Option;

/// Which of a photograph's edits a command works on.
public final class DuplicateOption {

  @Option(
      names = "--duplicate",
      paramLabel = "N",
      description = "Which of the photograph's edits: 2 and more for its duplicates.")
  private int number = 1;

  public DuplicateOption() {}

  /// 1 is the photograph's own edit, 2 and more are its duplicates'.
  public int number() {
    return number;
  }
}
