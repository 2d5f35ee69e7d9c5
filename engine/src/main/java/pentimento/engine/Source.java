package pentimento.engine;

import pentimento.pipe.ImageInfo;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Where pixels come from: a raw's mosaic, a picture file, a flattened painting, a stored result.
///
/// Read by several threads at the same time.
public interface Source {

  ImageInfo info();

  /// The fingerprint of what will be read: of the file's bytes, or of the result it holds.
  ContentHash fingerprint();

  /// Names the pixels inside `rect`: where the same rectangle has the same name, it holds the same
  /// pixels. A source of which parts change tells them apart here.
  default ContentHash name(Rect rect) {
    return fingerprint();
  }

  /// The memory that it takes for as long as it is held, in bytes.
  default long heldBytes() {
    return 0;
  }

  /// Fills `out`, whose rectangle lies inside the picture.
  void read(Planes out);

  /// A picture in memory.
  static Source of(ImageInfo info, ContentHash fingerprint, Planes planes) {
    return new Source() {
      @Override
      public ImageInfo info() {
        return info;
      }

      @Override
      public ContentHash fingerprint() {
        return fingerprint;
      }

      @Override
      public long heldBytes() {
        return (long) Float.BYTES * planes.channels() * planes.rect().area();
      }

      @Override
      public void read(Planes out) {
        out.copyFrom(planes);
      }
    };
  }
}
