package pentimento.formats.jpeg;

import java.nio.file.Path;
import pentimento.formats.BandProducer;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;

/// Writes baseline JPEG, grey or RGB, with ICC profile, EXIF and XMP.
///
/// An encoder of our own, so that the same picture gives the same bytes with every JDK, rows can be
/// encoded side by side (a restart marker ends each row of blocks), and no more than a band is
/// held.
///
/// @param quality 1 to 100, on the customary scale
/// @param sampling resolution of colour
/// @param threads how many rows of blocks may be encoded at once
public record JpegWriter(int quality, Sampling sampling, int threads) implements PictureWriter {

  /// Resolution of colour against that of brightness.
  public enum Sampling {
    /// The same (4:4:4).
    FULL,
    /// Half in both directions (4:2:0).
    HALF
  }

  public JpegWriter {
    if (quality < 1 || quality > 100) throw new IllegalArgumentException("quality " + quality);
  }

  @Override
  public void write(Path target, PictureHeader header, BandProducer producer) {
    new JpegRows(target, header, this).write(target, producer);
  }
}
