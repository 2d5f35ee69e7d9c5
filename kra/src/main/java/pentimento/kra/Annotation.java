package pentimento.kra;

/// A named piece of data that Krita keeps with the image and writes again at every save.
///
/// @param type its name, which may hold slashes
/// @param description for people
/// @param content its bytes
public record Annotation(String type, String description, Part content) {}
