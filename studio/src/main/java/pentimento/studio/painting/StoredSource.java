package pentimento.studio.painting;

import java.io.IOException;
import pentimento.engine.Source;
import pentimento.engine.store.StoredPicture;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;

/// A result that is read from the store as it is wanted.
public record StoredSource(ImageInfo info, ContentHash fingerprint, StoredPicture picture)
    implements Source, AutoCloseable {

  @Override
  public void read(Planes out) {
    try {
      picture.read(out);
    } catch (IOException e) {
      // It was whole a moment ago; the next render finds it damaged and makes it anew.
      throw new BadInput(
          "store", fingerprint.brief(), "a result: " + e.getMessage(), "render once more");
    }
  }

  @Override
  public void close() {
    picture.close();
  }
}
