package pentimento.kpl.create;

/// A profile that a document's colours refer to.
///
/// @param name as in `space`
/// @param href where it lies, relative to the document
public record CreateSpace(String name, String href) {}
