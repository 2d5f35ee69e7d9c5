package pentimento.studio;

import pentimento.studio.painting.LivePaintings;

/// What a process keeps in memory from one render to the next.
///
/// @param paintings flattened paintings
/// @param outputs encoded rows of the files it wrote
/// @param below pictures below paintings
public record Live(LivePaintings paintings, LiveOutputs outputs, LiveBelow below) {

  /// Encoded rows take a small part of what pixels do.
  private static final int OUTPUTS_SHARE = 12;

  /// Two pictures of 24 megapixels where a process may take 4 GiB.
  private static final int BELOW_SHARE = 6;

  /// That of a process that renders for other programs: at most three fifths of the memory it may
  /// take.
  public static Live ofThisProcess() {
    long memory = Runtime.getRuntime().maxMemory();
    return new Live(
        LivePaintings.ofThisProcess(),
        new LiveOutputs(memory / OUTPUTS_SHARE),
        new LiveBelow(memory / BELOW_SHARE));
  }
}
