package pentimento.studio;

import pentimento.studio.painting.LivePaintings;

/// What a process keeps in memory from one render to the next.
///
/// @param paintings flattened paintings
/// @param outputs encoded rows of the files it wrote
public record Live(LivePaintings paintings, LiveOutputs outputs) {

  /// Encoded rows take a small part of what pixels do.
  private static final int OUTPUTS_SHARE = 12;

  /// That of a process that renders for other programs: less than half of the memory it may take.
  public static Live ofThisProcess() {
    return new Live(
        LivePaintings.ofThisProcess(),
        new LiveOutputs(Runtime.getRuntime().maxMemory() / OUTPUTS_SHARE));
  }
}
