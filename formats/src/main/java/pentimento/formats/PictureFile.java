package pentimento.formats;

import java.util.List;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// An open picture that is not a raw. Opening reads its header only, where the format allows it.
public interface PictureFile extends AutoCloseable {

  PictureHeader header();

  /// Bits of a sample and whether it is floating point, in words: "16 bit", "32 bit float".
  String storage();

  /// What was odd without stopping us.
  List<String> warnings();

  /// The samples of a region, which must lie inside the picture. Whole numbers are scaled so that
  /// their largest becomes 1; floating point is as stored.
  Planes read(Rect region);

  /// The whole picture.
  default Planes read() {
    return read(Rect.ofSize(header().width(), header().height()));
  }

  @Override
  void close();
}
