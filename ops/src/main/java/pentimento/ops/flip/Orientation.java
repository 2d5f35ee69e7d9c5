package pentimento.ops.flip;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;

/// How a picture is turned: mirrored first, then its axes exchanged.
///
/// darktable's number is `mirrorRows + 2 · mirrorColumns + 4 · exchangeAxes`, and -1 for
/// [#AS_SHOT].
public enum Orientation {
  /// As the camera was held, from the raw file.
  AS_SHOT(false, false, false),
  NONE(false, false, false),
  /// Top and bottom trade places.
  MIRROR_ROWS(true, false, false),
  /// Left and right trade places.
  MIRROR_COLUMNS(false, true, false),
  ROTATE_180(true, true, false),
  /// Mirrored at the main diagonal.
  TRANSPOSE(false, false, true),
  /// A quarter turn clockwise.
  ROTATE_90(true, false, true),
  /// A quarter turn counter-clockwise.
  ROTATE_270(false, true, true),
  /// Mirrored at the other diagonal.
  TRANSVERSE(true, true, true);

  private final boolean mirrorRows;
  private final boolean mirrorColumns;
  private final boolean exchangeAxes;

  Orientation(boolean mirrorRows, boolean mirrorColumns, boolean exchangeAxes) {
    this.mirrorRows = mirrorRows;
    this.mirrorColumns = mirrorColumns;
    this.exchangeAxes = exchangeAxes;
  }

  /// Whether the first row of the source becomes the last.
  public boolean mirrorRows() {
    return mirrorRows;
  }

  /// Whether the first column of the source becomes the last.
  public boolean mirrorColumns() {
    return mirrorColumns;
  }

  /// Whether rows become columns, after mirroring.
  public boolean exchangeAxes() {
    return exchangeAxes;
  }

  /// The turn that shows a picture upright that has this EXIF orientation, 1 to 8; other numbers
  /// mean none.
  public static Orientation ofExif(int exif) {
    return switch (exif) {
      case 2 -> MIRROR_COLUMNS;
      case 3 -> ROTATE_180;
      case 4 -> MIRROR_ROWS;
      case 5 -> TRANSPOSE;
      case 6 -> ROTATE_90;
      case 7 -> TRANSVERSE;
      case 8 -> ROTATE_270;
      default -> NONE;
    };
  }

  /// This, with [#AS_SHOT] replaced by what the camera says.
  Orientation resolve(@Nullable Camera camera) {
    if (this != AS_SHOT) return this;
    return camera == null ? NONE : ofExif(camera.orientation());
  }
}
