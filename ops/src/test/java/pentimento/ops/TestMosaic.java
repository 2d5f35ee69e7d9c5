package pentimento.ops;

import java.util.List;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Rgb;

/// Mosaics for tests.
public final class TestMosaic {

  /// The four phases of a Bayer pattern.
  public static final List<Cfa> BAYER =
      List.of(Cfa.RGGB, Cfa.RGGB.from(1, 0), Cfa.RGGB.from(0, 1), Cfa.RGGB.from(1, 1));

  /// The X-Trans pattern of the workplace's synthetic raws.
  public static final Cfa X_TRANS =
      new Cfa(
          6,
          6,
          new byte[] {
            1, 1, 0, 1, 1, 2, 1, 1, 2, 1, 1, 0, 2, 0, 1, 0, 2, 1, 1, 1, 2, 1, 1, 0, 1, 1, 0, 1, 1,
            2, 0, 2, 1, 2, 0, 1
          });

  private TestMosaic() {}

  /// A white-balanced mosaic of the given pattern.
  public static ImageInfo of(int width, int height, Cfa cfa) {
    Camera camera = TestCamera.withBias(0);
    Rgb balance = new Rgb(2, 1, 1.5);
    return new ImageInfo(width, height, 1, Meaning.MOSAIC, cfa, camera, balance, balance, 1);
  }
}
