package pentimento.formats.dng;

import pentimento.formats.tiff.Segments;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.pixel.Unsupported;

/// Turns the stored strips or tiles of a raw into a [Mosaic].
final class MosaicDecoder {

  private MosaicDecoder() {}

  static Mosaic decode(
      DngHeader header, int threads, Cancellation cancellation, Progress progress) {
    Segments segments = header.segments();
    cancellation.check();
    return switch (segments.compression()) {
      case Segments.NONE -> new StoredMosaic(segments, header.linearization());
      default ->
          throw new Unsupported(
              segments.source().name(),
              "its raw data are compressed by method " + segments.compression(),
              "convert it with Adobe DNG Converter to lossless compression");
    };
  }
}
