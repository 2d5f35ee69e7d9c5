package pentimento.kra.flatten;

import pentimento.pixel.Rect;

/// A picture made of another, pixel by pixel: it lies where that lies.
interface OverSource extends TileSource {

  TileSource source();

  @Override
  default TileFormat format() {
    return source().format();
  }

  @Override
  default Rect extent() {
    return source().extent();
  }

  @Override
  default Rect painted() {
    return source().painted();
  }

  @Override
  default boolean mayHold(int column, int row) {
    return source().mayHold(column, row);
  }
}
