package pentimento.kra.gradient;

/// From where to where a gradient goes, in pixels of the image.
public record GradientVector(double startX, double startY, double endX, double endY) {

  double dx() {
    return endX - startX;
  }

  double dy() {
    return endY - startY;
  }

  /// In pixels.
  public double length() {
    return Math.sqrt(dx() * dx() + dy() * dy());
  }

  /// 0 to 2 pi.
  double angle() {
    return Math.atan2(dy(), dx()) + Math.PI;
  }
}
