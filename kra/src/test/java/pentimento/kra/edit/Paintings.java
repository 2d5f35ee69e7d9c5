package pentimento.kra.edit;

import java.util.List;
import java.util.Map;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FileLayer;
import pentimento.kra.PixelData;
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

  /// A document with every kind of node that we write. Its file layer shows `linked.png`.
  public static NewDocument everything() {
    Planes picture = NewDocumentTest.pattern(new Rect(0, 0, 150, 110), 3);
    PixelData base = PlanarPixels.of(PixelFormat.RGBA_F32, picture);
    PixelData dab =
        PlanarPixels.of(
            PixelFormat.RGBA_F32, NewDocumentTest.pattern(new Rect(-20, 30, 90, 60), 8, 4));
    PixelData selection =
        PlanarPixels.of(
            PixelFormat.SELECTION, NewDocumentTest.pattern(new Rect(10, 10, 90, 40), 5, 1));
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="36pt" height="26.4pt" viewBox="0 0 36 26.4">
        <defs/>
        <rect id="shape0" transform="translate(8, 6)" fill="#e04020" width="10" height="12"/>
        </svg>
        """;
    return NewDocument.of(
            "every/kind ü",
            150,
            110,
            PixelFormat.RGBA_F32,
            Profiles.LINEAR_REC2020,
            Profiles.linearRec2020())
        .layers(
            NewNode.file(
                    "linked",
                    "linked.png",
                    FileLayer.Scaling.TO_IMAGE_SIZE,
                    new PixelFormat(ColourModel.RGBA, Depth.U8))
                .op("multiply"),
            NewNode.vector("vector", svg),
            NewNode.filter("filter", "gaussian blur", 1, blur()).selection(selection).opacity(77),
            NewNode.fill("fill", "color", 1, Map.of("color", COLOUR)),
            NewNode.cloneOf("clone", NewDocumentTest.uuid(2), "dab").op("screen"),
            NewNode.group(
                    "group",
                    List.of(
                        NewNode.group("inner", List.of()).passThrough(true),
                        NewNode.paint("dab", dab)
                            .uuid(NewDocumentTest.uuid(2))
                            .op("linear light")
                            .with("channelflags", "1110")
                            .masks(
                                NewNode.filterMask("blurred", "gaussian blur", 1, blur())
                                    .selection(selection),
                                NewNode.transparencyMask("mask", selection),
                                NewNode.transformMask("moved", 1, 0, 0, 0, 1, 0, 12, 5, 1),
                                NewNode.selectionMask("kept", selection))))
                .visible(false),
            NewNode.paint("Base", base).locked(true).uuid(NewDocumentTest.uuid(1)))
        .annotation("pentimento", "hash", new byte[] {0, 1, 2, -1});
  }

  private static final String COLOUR =
      "<!DOCTYPE Color><Color channeldepth='F32'><RGB r='0.8' g='0.3' b='0.1'"
          + " space='sRGB-elle-V2-g10.icc'/></Color>";

  private static Map<String, String> blur() {
    return Map.of("horizRadius", "4", "vertRadius", "4", "lockAspect", "true");
  }

  /// A document of one layer, whose pixels are in `photo/layers/layer2`.
  public static NewDocument small(PixelFormat format, int width, int height) {
    Planes picture = NewDocumentTest.pattern(new Rect(0, 0, width, height), 1);
    return NewDocument.of(
            "photo", width, height, format, Profiles.LINEAR_REC2020, Profiles.linearRec2020())
        .layers(NewNode.paint("Base", PlanarPixels.of(format, picture)).uuid(uuid(1)));
  }

  public static Planes dab(int seed) {
    return NewDocumentTest.pattern(new Rect(20, 30, 50, 40), seed, 4);
  }

  /// Base 1, dodge 2, burn 3.
  public static String uuid(int n) {
    return NewDocumentTest.uuid(n);
  }
}
