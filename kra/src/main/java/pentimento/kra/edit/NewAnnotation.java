package pentimento.kra.edit;

/// An annotation that is to be written; Krita keeps it at every save.
///
/// @param type its name: letters, digits, `-`, `_`, `.` and `/`, not `icc`, `exif` and the like,
///   which Krita uses itself
/// @param description for people
/// @param content its bytes
public record NewAnnotation(String type, String description, byte[] content) {

  public NewAnnotation {
    if (!type.matches("[A-Za-z0-9][A-Za-z0-9._/-]*") || type.contains("..")) {
      throw new IllegalArgumentException("not a name for an annotation: " + type);
    }
    if (type.matches("icc|exif|layerstyles\\.asl|proofing/.*")) {
      throw new IllegalArgumentException("Krita uses the annotation " + type + " itself");
    }
  }
}
