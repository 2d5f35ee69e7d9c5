package pentimento.kra.edit;

/// A motion of the canvas that takes pixels to pixels: quarter turns, mirrorings and moves by whole
/// pixels. Pixel (x, y) goes to `(xx·x + yx·y + dx, xy·x + yy·y + dy)`.
///
/// @param xx where a step right leads, right
/// @param xy where a step right leads, down
/// @param yx where a step down leads, right
/// @param yy where a step down leads, down
/// @param dx where pixel (0, 0) goes, right
/// @param dy where pixel (0, 0) goes, down
public record CanvasMotion(int xx, int xy, int yx, int yy, int dx, int dy) {

  /// @throws IllegalArgumentException when steps are not of length one and at right angles
  public CanvasMotion {
    boolean straight = Math.abs(xx) == 1 && xy == 0 && yx == 0 && Math.abs(yy) == 1;
    boolean exchanged = xx == 0 && Math.abs(xy) == 1 && Math.abs(yx) == 1 && yy == 0;
    if (!straight && !exchanged) {
      throw new IllegalArgumentException(xx + " " + xy + ", " + yx + " " + yy);
    }
  }

  /// A move without a turn.
  public static CanvasMotion by(int dx, int dy) {
    return new CanvasMotion(1, 0, 0, 1, dx, dy);
  }

  /// Whether everything stays where it is.
  public boolean isNone() {
    return equals(by(0, 0));
  }

  /// Whether it turns or mirrors.
  public boolean turns() {
    return xx != 1 || yy != 1;
  }

  /// Whether rows become columns.
  public boolean exchangesAxes() {
    return xx == 0;
  }

  /// Whether what went right or down to get right goes left or up now.
  boolean mirrorsColumns() {
    return xx + yx < 0;
  }

  boolean mirrorsRows() {
    return xy + yy < 0;
  }

  /// Where the pixel goes, right.
  public int x(int x, int y) {
    return xx * x + yx * y + dx;
  }

  /// Where the pixel goes, down.
  public int y(int x, int y) {
    return xy * x + yy * y + dy;
  }
}
