package pentimento.darktable.program;

import java.time.Duration;
import java.util.List;
import pentimento.pixel.Planes;

/// What darktable made.
///
/// @param planes three of them, in the space that was asked for, not clamped
/// @param droppedModules modules of the sidecar that it left out, each with the reason
/// @param elapsed wall time from start to end of the program
public record DarktableRender(Planes planes, List<String> droppedModules, Duration elapsed) {

  public DarktableRender {
    droppedModules = List.copyOf(droppedModules);
  }
}
