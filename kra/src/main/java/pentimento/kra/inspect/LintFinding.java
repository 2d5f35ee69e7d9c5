package pentimento.kra.inspect;

/// Something in a document that somebody should look at.
///
/// @param severity how bad it is
/// @param rule short name of what was checked, stable: `display-referred-mode`, `nan`
/// @param node path of the node; empty for the document as a whole
/// @param uuid of the node; empty for the document
/// @param message what is wrong, with place and remedy
public record LintFinding(
    Severity severity, String rule, String node, String uuid, String message) {

  /// How bad a finding is.
  public enum Severity {
    /// Worth knowing.
    NOTE,
    /// Probably not what was meant.
    WARNING,
    /// Damaged, or will not look as it should.
    ERROR
  }
}
