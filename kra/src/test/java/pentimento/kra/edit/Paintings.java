package pentimento.kra.edit;

import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Small documents of our own for tests of other packages.
public final class Paintings {

  private Paintings() {}

  /// A locked base, a dab on a dodge layer, an empty burn layer.
  public static NewDocument painted(int baseSeed, int dabSeed) {
    Planes picture = NewDocumentTest.pattern(new Rect(0, 0, 200, 130), baseSeed);
    NewDocument d = NewDocumentTest.painting(picture);
    NewNode dodge =
        NewNode.paint("Dodge", PlanarPixels.of(PixelFormat.RGBA_F32, dab(dabSeed)))
            .op("add")
            .uuid(uuid(2));
    return d.layers(d.layers().get(0), dodge, d.layers().get(2));
  }

  public static Planes dab(int seed) {
    return NewDocumentTest.pattern(new Rect(20, 30, 50, 40), seed, 4);
  }

  /// Base 1, dodge 2, burn 3.
  public static String uuid(int n) {
    return NewDocumentTest.uuid(n);
  }
}
