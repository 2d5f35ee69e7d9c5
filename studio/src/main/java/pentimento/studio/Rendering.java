package pentimento.studio;

import java.util.List;
import pentimento.engine.Fingerprints;
import pentimento.engine.Plan;
import pentimento.engine.Source;
import pentimento.pipe.Catalogue;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;

/// A pipe ready to be rendered.
///
/// @param segments bottom first; each one's source is the photograph or the painting below it
public record Rendering(List<Segment> segments) {

  /// How the output is rendered: the segment above the last painting.
  public Plan plan() {
    return segments.getLast().plan();
  }

  /// The modules between two cuts.
  ///
  /// @param delegated modules at the bottom that darktable renders, disabled ones included
  /// @param given what is known of the picture that these are given
  /// @param modules of the edit above them, bottom first, disabled ones included
  /// @param tail modules above them that are not in the edit
  /// @param source what the lowest of them is given
  /// @param plan how they are rendered
  public record Segment(
      List<Module> delegated,
      ImageInfo given,
      List<Module> modules,
      List<Module> tail,
      Source source,
      Plan plan) {

    /// The fingerprints above each module of the edit.
    public List<ContentHash> fingerprints(Catalogue catalogue) {
      return Fingerprints.chain(
          catalogue, modules, source.fingerprint(), source.info().destination());
    }

    /// The fingerprint above the topmost module of the edit.
    public ContentHash top(Catalogue catalogue) {
      return modules.isEmpty() ? source.fingerprint() : fingerprints(catalogue).getLast();
    }
  }
}
