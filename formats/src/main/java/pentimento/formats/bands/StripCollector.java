package pentimento.formats.bands;

import java.io.IOException;
import pentimento.formats.PictureHeader;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Turns bands of any height into groups of rows of one height, the last one lower, as formats with
/// strips need them. Holds at most one group.
public final class StripCollector {

  /// Takes a group of rows.
  @FunctionalInterface
  public interface Sink {
    /// @param rows planes that hold at least the rows `from` to `to - 1` in full width
    void rows(Planes rows, int from, int to) throws IOException;
  }

  private final PictureHeader header;
  private final int groupRows;
  private final Sink sink;
  private final BandCheck check;
  private Planes group;
  private int filled;

  /// @param groupRows rows of a group, from 1
  public StripCollector(PictureHeader header, int groupRows, Sink sink) {
    this.header = header;
    this.groupRows = groupRows;
    this.sink = sink;
    this.check = new BandCheck(header);
    this.group = new Planes(Rect.EMPTY, new float[header.channels()][0]);
  }

  /// Takes the next band; see [pentimento.formats.BandProducer.Sink].
  public void band(Planes band) throws IOException {
    int y = check.accept(band);
    int bottom = band.rect().bottom();
    while (y < bottom) {
      int groupTop = y / groupRows * groupRows;
      int groupBottom = Math.min(groupTop + groupRows, header.height());
      if (y == groupTop && bottom >= groupBottom) {
        sink.rows(band, y, groupBottom);
        y = groupBottom;
        continue;
      }
      if (group.rect().y() != groupTop || group.rect().isEmpty()) {
        Rect rect = new Rect(0, groupTop, header.width(), groupBottom - groupTop);
        boolean fits = group.planes()[0].length >= rect.area();
        group = fits ? new Planes(rect, group.planes()) : Planes.allocate(rect, header.channels());
        filled = groupTop;
      }
      group.copyFrom(band);
      filled = Math.min(bottom, groupBottom);
      y = filled;
      if (filled == groupBottom) sink.rows(group, groupTop, groupBottom);
    }
  }

  /// @throws IllegalStateException when rows are missing
  public void finish() {
    check.finish();
  }
}
