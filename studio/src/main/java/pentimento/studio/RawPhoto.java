package pentimento.studio;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Source;
import pentimento.formats.Metadata;
import pentimento.formats.dng.Mosaic;
import pentimento.formats.dng.RawFile;
import pentimento.formats.dng.RawImage;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Rgb;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;

/// A raw file.
public final class RawPhoto implements Photo {

  private final Path file;
  private final FileHash hash;
  private final RawFile raw;
  private final Camera camera;

  private RawPhoto(Path file, RawFile raw) {
    this.file = file;
    this.hash = new FileHash(file);
    this.raw = raw;
    this.camera = CameraFacts.of(raw.image());
  }

  static RawPhoto open(Path file) {
    return new RawPhoto(file, RawFile.open(file));
  }

  @Override
  public ContentHash hash() {
    return hash.get();
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Camera camera() {
    return camera;
  }

  @Override
  public Metadata metadata() {
    return raw.image().metadata();
  }

  @Override
  public List<String> warnings() {
    return raw.image().warnings();
  }

  @Override
  public Source source(int threads, Cancellation cancellation) {
    RawImage image = raw.image();
    pentimento.formats.dng.Cfa pattern = image.cfa();
    ImageInfo info =
        new ImageInfo(
            image.width(),
            image.height(),
            1,
            Meaning.MOSAIC,
            new Cfa(pattern.width(), pattern.height(), pattern.colours()),
            camera,
            Rgb.ONE,
            Rgb.ONE,
            1);
    return new Source() {
      private @Nullable Mosaic decoded;

      // Decoded when first asked for: many sources are only named.
      private synchronized Mosaic mosaic() {
        Mosaic known = decoded;
        if (known == null) {
          known = raw.mosaic(threads, cancellation, Progress.NONE);
          decoded = known;
        }
        return known;
      }

      @Override
      public ImageInfo info() {
        return info;
      }

      @Override
      public ContentHash fingerprint() {
        return hash();
      }

      @Override
      public long heldBytes() {
        return mosaic().heldBytes();
      }

      @Override
      public void read(Planes out) {
        mosaic().read(out.rect(), out.plane(0), 0);
      }
    };
  }

  @Override
  public void close() {
    raw.close();
  }
}
