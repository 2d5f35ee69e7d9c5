package pentimento.formats;

import java.nio.file.Path;
import pentimento.formats.exr.ExrWriter;
import pentimento.formats.jpeg.JpegWriter;
import pentimento.formats.pfm.PfmWriter;
import pentimento.formats.png.PngWriter;
import pentimento.formats.tiff.TiffWriter;
import pentimento.pixel.Planes;

/// Writes pictures of one format, whole or not at all, holding no more than a band in memory.
public sealed interface PictureWriter
    permits PfmWriter, TiffWriter, PngWriter, JpegWriter, ExrWriter {

  /// Writes a picture to `target`, replacing what was there.
  ///
  /// @param header size, profile and metadata; what the format cannot hold is left out
  /// @throws pentimento.pixel.CannotWrite when the system refuses; nothing partial is left then
  /// @throws pentimento.pixel.Unsupported when the format cannot hold such a picture
  void write(Path target, PictureHeader header, BandProducer producer);

  /// Writes a picture that is in memory as a whole.
  default void write(Path target, PictureHeader header, Planes picture) {
    write(target, header, sink -> sink.band(picture));
  }
}
