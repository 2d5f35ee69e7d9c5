package pentimento.formats.bands;

import pentimento.formats.PictureHeader;
import pentimento.pixel.Planes;

/// Watches that bands come as a writer must get them: full width, in order, all rows.
public final class BandCheck {

  private final PictureHeader header;
  private int nextRow;

  public BandCheck(PictureHeader header) {
    this.header = header;
  }

  /// Checks the next band and returns its first row.
  ///
  /// @throws IllegalArgumentException when it is not the next one
  public int accept(Planes band) {
    int first = nextRow;
    if (band.rect().x() != 0
        || band.width() != header.width()
        || band.rect().y() != first
        || band.rect().bottom() > header.height()
        || band.channels() != header.channels()) {
      throw new IllegalArgumentException(
          "the band "
              + band.rect()
              + " with "
              + band.channels()
              + " channels is not the next of "
              + header.width()
              + "x"
              + header.height()
              + "x"
              + header.channels()
              + " after row "
              + first);
    }
    nextRow = band.rect().bottom();
    return first;
  }

  /// @throws IllegalStateException when rows are missing
  public void finish() {
    if (nextRow != header.height()) {
      throw new IllegalStateException("only " + nextRow + " of " + header.height() + " rows came");
    }
  }
}
