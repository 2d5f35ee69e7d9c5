package pentimento.formats.raster;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import pentimento.formats.Metadata;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// A picture that the JDK's readers decode whole (PNG, JPEG), with its samples as they are in the
/// file: no colour conversion takes place.
///
/// @param samples all samples, 0 to 1
public record RasterPicture(
    PictureHeader header, String storage, List<String> warnings, Planes samples)
    implements PictureFile {

  /// Pixels that a byte of a file can stand for at most; more claims a size that is not there.
  private static final long DENSEST = 1 << 14;

  /// @param format the JDK's name of the format
  /// @throws BadInput when the file cannot be decoded
  public static RasterPicture read(
      Path file, long length, String format, byte[] icc, Metadata metadata, List<String> found) {
    String name = file.toString();
    List<String> warnings = new ArrayList<>(found);
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      // Plug-ins on the class path may come first; only the JDK's own are relied upon.
      if (!reader.getClass().getName().startsWith("com.sun.imageio.")) continue;
      try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
        reader.setInput(in, true, true);
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels / DENSEST > length) {
          throw new BadInput(
              name,
              "",
              "claims " + pixels + " pixels, more than its " + length + " bytes can hold");
        }
        return of(reader.read(0), icc.length == 0 ? null : icc, metadata, warnings);
      } catch (IOException e) {
        throw new BadInput(
            name,
            "",
            "cannot be decoded as " + format + " (" + e.getMessage() + ")",
            "the file is damaged; copy it again");
      } catch (IllegalArgumentException
          | IndexOutOfBoundsException
          | NegativeArraySizeException
          | NullPointerException
          | ClassCastException
          | IllegalStateException e) {
        // What the JDK's readers throw on damaged files beside what they declare.
        throw new BadInput(name, "", "is a damaged " + format + " (" + e + ")");
      } finally {
        reader.dispose();
      }
    }
    throw new Unsupported(name, "this Java has no " + format + " reader", "use a full JDK");
  }

  private static RasterPicture of(
      BufferedImage image,
      byte @org.jspecify.annotations.Nullable [] icc,
      Metadata metadata,
      List<String> warnings) {
    Raster raster = image.getRaster();
    boolean indexed = image.getColorModel() instanceof IndexColorModel;
    boolean alpha = image.getColorModel().hasAlpha();
    int channels = indexed ? alpha ? 4 : 3 : raster.getNumBands();
    int bits = indexed ? 8 : image.getColorModel().getComponentSize(0);
    Rect rect = Rect.ofSize(image.getWidth(), image.getHeight());
    Planes planes = Planes.allocate(rect, channels);
    float scale = (1 << bits) - 1;
    int[] row = new int[rect.width() * raster.getNumBands()];
    for (int y = 0; y < rect.height(); y++) {
      if (indexed) {
        image.getRGB(0, y, rect.width(), 1, row, 0, rect.width());
      } else {
        raster.getPixels(0, y, rect.width(), 1, row);
      }
      int at = y * rect.width();
      for (int c = 0; c < channels; c++) {
        float[] plane = planes.plane(c);
        int shift = c == 3 ? 24 : 16 - 8 * c;
        for (int x = 0; x < rect.width(); x++) {
          plane[at + x] = (indexed ? row[x] >> shift & 0xff : row[x * channels + c]) / scale;
        }
      }
    }
    PictureHeader header =
        new PictureHeader(
            rect.width(),
            rect.height(),
            channels,
            alpha ? Alpha.UNASSOCIATED : Alpha.NONE,
            icc,
            metadata);
    return new RasterPicture(header, bits + " bit", List.copyOf(warnings), planes);
  }

  @Override
  public Planes read(Rect region) {
    return samples.crop(region);
  }

  @Override
  public void close() {
    // The file was closed once it was decoded.
  }
}
