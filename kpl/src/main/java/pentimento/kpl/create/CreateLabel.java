package pentimento.kpl.create;

/// A name in a language.
///
/// @param language as written, such as `en` or `en_US_SoCal`; empty for none
public record CreateLabel(String language, String text) {}
