package pentimento.kpl;

/// Something in a file that was not as it should be and what was made of it.
///
/// @param place where: "line 3, column 7", a swatch's name; empty for the whole file
public record Remark(String place, String message) {

  @Override
  public String toString() {
    return place.isEmpty() ? message : place + ": " + message;
  }
}
