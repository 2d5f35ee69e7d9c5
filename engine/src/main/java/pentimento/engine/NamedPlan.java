package pentimento.engine;

import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Rect;

/// A plan that can say of each part of its output, before that is rendered, whether it will be as
/// it was. Names of different photographs do not compare.
///
/// @param steps fingerprint of the plan's modules, whatever they are applied to
public record NamedPlan(Plan plan, ContentHash steps) {

  private static final String SCHEME = "part-1";

  /// Names the output inside `rect`: where the same rectangle has the same name, it holds the same
  /// pixels.
  public ContentHash name(Rect rect) {
    ContentHasher hasher = new ContentHasher().put(SCHEME).put(steps);
    hasher.put(rect.x()).put(rect.y()).put(rect.width()).put(rect.height());
    return hasher.put(plan.source().name(plan.need(rect))).hash();
  }
}
