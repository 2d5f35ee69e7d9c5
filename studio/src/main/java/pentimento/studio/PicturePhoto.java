package pentimento.studio;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Source;
import pentimento.formats.Metadata;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.Pictures;
import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;

/// A picture that is no raw. It enters the pipe in the working space: converted from the profile
/// that [Pictures#profile] says.
public final class PicturePhoto implements Photo {

  private final Path file;
  private final FileHash hash;
  private final PictureFile picture;
  private final ColourTransform toWorking;

  private PicturePhoto(Path file, PictureFile picture) {
    this.file = file;
    this.hash = new FileHash(file);
    this.picture = picture;
    this.toWorking = toWorking(file, picture);
  }

  static PicturePhoto open(Path file) {
    PictureFile picture = Pictures.open(file);
    try {
      return new PicturePhoto(file, picture);
    } catch (RuntimeException e) {
      picture.close();
      throw e;
    }
  }

  private static ColourTransform toWorking(Path file, PictureFile picture) {
    IccProfile from = Pictures.profile(file, picture);
    return ColourTransform.of(from, StandardProfiles.LINEAR_REC2020, Intent.RELATIVE_COLORIMETRIC);
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
  public @Nullable Camera camera() {
    return null;
  }

  @Override
  public Metadata metadata() {
    return picture.header().metadata();
  }

  @Override
  public List<String> warnings() {
    return picture.warnings();
  }

  @Override
  public Source source(int threads, Cancellation cancellation) {
    PictureHeader header = picture.header();
    ImageInfo info = ImageInfo.rgb(header.width(), header.height(), Meaning.WORKING);
    return new Source() {
      @Override
      public ImageInfo info() {
        return info;
      }

      @Override
      public ContentHash fingerprint() {
        return hash();
      }

      @Override
      public void read(Planes out) {
        Planes stored = picture.read(out.rect());
        boolean grey = stored.channels() < 3;
        float[][] rgb = {stored.plane(0), stored.plane(grey ? 0 : 1), stored.plane(grey ? 0 : 2)};
        int area = (int) out.rect().area();
        for (int c = 0; c < 3; c++) System.arraycopy(rgb[c], 0, out.plane(c), 0, area);
        if (toWorking.inputs() == 3 && !toWorking.isIdentity()) {
          toWorking.apply(out.planes(), 0, out.planes(), 0, area);
        }
      }
    };
  }

  @Override
  public void close() {
    picture.close();
  }
}
