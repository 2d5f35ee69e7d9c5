package pentimento.studio;

import java.util.List;
import pentimento.engine.Plan;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;

/// A pipe ready to be rendered.
///
/// @param plan the segment above the last painting; its source is that painting or the photograph
/// @param segments all segments, bottom first; the last one's plan is `plan`
public record Rendering(Plan plan, List<Segment> segments) {

  /// The modules between two cuts.
  ///
  /// @param modules bottom first, disabled ones included
  /// @param fingerprints above each module
  /// @param plan how they are rendered
  public record Segment(List<Module> modules, List<ContentHash> fingerprints, Plan plan) {}
}
