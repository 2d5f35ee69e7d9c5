package pentimento.darktable.conform;

import java.nio.file.Path;
import pentimento.darktable.program.DarktableJob;
import pentimento.pipe.Edit;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;

/// The program that is compared with darktable.
public interface Subject {

  /// The edit that a sidecar describes, for that raw.
  Edit edit(Path raw, Path sidecar);

  /// Renders the first `end` modules of an edit at full size, paintings ignored.
  ///
  /// @return three planes in `space`, not clamped
  Planes render(Path raw, Edit edit, int end, DarktableJob.Space space, Cancellation cancellation);
}
