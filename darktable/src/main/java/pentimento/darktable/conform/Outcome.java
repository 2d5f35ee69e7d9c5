package pentimento.darktable.conform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The comparison of one edit on one raw.
///
/// @param difference null when there are no two pictures of one size
/// @param remark what stood in the way, or what must be known to read the figures; may be empty
public record Outcome(
    Path raw, Path sidecar, Verdict verdict, @Nullable Difference difference, String remark) {

  /// One line.
  public String describe() {
    StringBuilder line = new StringBuilder();
    line.append(raw.getFileName()).append("  ").append(sidecar.getFileName()).append("  ");
    line.append(verdict.label());
    if (difference != null) line.append("  ").append(difference.describe());
    if (!remark.isEmpty()) line.append("  ").append(remark);
    return line.toString();
  }

  /// This without the difference's per-pixel values, which are large.
  Outcome brief() {
    Difference d = difference;
    if (d == null) return this;
    Difference small =
        new Difference(
            d.measure(),
            d.mean(),
            d.p99(),
            d.p999(),
            d.max(),
            d.x(),
            d.y(),
            d.width(),
            new float[0]);
    return new Outcome(raw, sidecar, verdict, small, remark);
  }
}
