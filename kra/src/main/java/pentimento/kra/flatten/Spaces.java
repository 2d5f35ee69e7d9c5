package pentimento.kra.flatten;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.Depth;
import pentimento.kra.Node;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.pixel.BadInput;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.SampleDepth;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Brings pictures of other colour spaces into the image's.
final class Spaces {

  /// The name of the space vectors are painted in, of which no document holds the profile.
  private static final String SCREEN = "sRGB";

  private static final int TAG_TABLE = 128;
  private static final int BLUE_COLORANT = 0x6258595a;

  private final ColourSpace image;
  private final Findings findings;
  private final Map<Long, IccProfile> profiles = new HashMap<>();

  Spaces(ColourSpace image, Findings findings) {
    this.image = image;
    this.findings = findings;
  }

  /// The picture in the image's colour space; null, and said so, when it cannot be brought there.
  @Nullable TileSource toImage(Node node, TileSource source, ColourSpace own) {
    TileFormat target = new TileFormat(image.format());
    if (own.sameAs(image)) return source;
    try {
      IccProfile from = profile(node, own);
      IccProfile to = profile(node, image);
      if (from != null && to != null) {
        if (from.equals(to) && own.format().equals(image.format())) return source;
        if (from.equals(to) && loses(own.format(), image.format())) {
          findings.inexact(
              node,
              "Krita finds new inks for a colour when its depth changes",
              "inks within 3e-4 of Krita's");
        }
        ColourTransform transform =
            ColourTransform.asKrita(from, depth(own.format()), to, depth(image.format()));
        return ConvertedSource.of(source, target, transform);
      }
    } catch (BadInput e) {
      findings.inexact(node, String.valueOf(e.getMessage()), "left out");
      return null;
    }
    findings.inexact(node, "there is no profile for its colour space", "left out");
    return null;
  }

  /// Whether a change of depth goes through tables finer than the result's tolerance.
  private static boolean loses(PixelFormat from, PixelFormat to) {
    return from.model() == ColourModel.CMYKA && to.depth() != Depth.U8;
  }

  /// A picture of 8 bits in sRGB, which is how Krita paints vectors, in the image's colour space.
  @Nullable TileSource fromScreen(Node node, TileSource source) {
    PixelFormat format = image.format();
    boolean tables =
        switch (format.model()) {
          case YCBCRA -> true;
          case XYZA -> format.depth() == Depth.U16;
          case CMYKA -> format.depth() != Depth.U8;
          case RGBA, GRAYA, LABA, ALPHA -> false;
        };
    if (tables) {
      findings.inexact(
          node,
          "Krita brings the colours of drawings to " + format.model() + " by tables of its own",
          "by the profile's own arithmetic");
    }
    boolean installed = image.profileName().equals("sRGB-elle-V2-srgbtrc.icc");
    return toImage(
        node,
        source,
        installed && image.format().model() == ColourModel.RGBA
            ? new ColourSpace(
                new PixelFormat(ColourModel.RGBA, Depth.U8), image.profileName(), image.icc())
            : new ColourSpace(new PixelFormat(ColourModel.RGBA, Depth.U8), SCREEN, null));
  }

  private static SampleDepth depth(PixelFormat format) {
    return switch (format.depth()) {
      case U8 -> SampleDepth.U8;
      case U16 -> SampleDepth.U16;
      case F16, F32 -> SampleDepth.FLOAT;
    };
  }

  /// What the numbers of a space mean; null when the document does not say.
  @Nullable IccProfile known(ColourSpace space) {
    try {
      return space.icc() == null ? null : embedded(space.icc());
    } catch (BadInput _) {
      return null;
    }
  }

  private IccProfile embedded(Part icc) {
    return profiles.computeIfAbsent(
        icc.crc() << 32 ^ icc.size(), _ -> IccProfile.parse(icc.name(), icc.bytes()));
  }

  private @Nullable IccProfile profile(Node node, ColourSpace space) {
    Part icc = space.icc();
    if (icc != null) return embedded(icc);
    if (space.profileName().equals(SCREEN)) return screen();
    IccProfile usual = usual(space.format());
    if (usual != null && space.format().model() != ColourModel.LABA) {
      findings.inexact(
          node,
          "the profile '" + space.profileName() + "' is not in the document",
          "taken to be the usual one of its colour model");
    }
    return usual;
  }

  /// Krita's own sRGB. Its primaries add up to the white of the connection space to the last bit:
  /// the blue one has one step more of Z than when it is computed and rounded alone.
  private static IccProfile screen() {
    IccProfile computed = StandardProfiles.rgb(2, SCREEN, RgbSpace.SRGB, ParametricCurve.srgb());
    ByteBuffer bytes = ByteBuffer.wrap(computed.bytes().clone());
    int tags = bytes.getInt(TAG_TABLE);
    for (int i = 0; i < tags; i++) {
      int entry = TAG_TABLE + 4 + 12 * i;
      if (bytes.getInt(entry) != BLUE_COLORANT) continue;
      int z = bytes.getInt(entry + 4) + 16;
      bytes.putInt(z, 46788);
    }
    return IccProfile.parse(SCREEN, bytes.array());
  }

  /// The profile Krita gives a space without one.
  private static @Nullable IccProfile usual(PixelFormat format) {
    boolean encoded = format.depth() == Depth.U8;
    return switch (format.model()) {
      case RGBA -> encoded ? StandardProfiles.SRGB : StandardProfiles.LINEAR_SRGB;
      case GRAYA -> encoded ? StandardProfiles.SRGB_GRAY : StandardProfiles.LINEAR_GRAY;
      case LABA -> StandardProfiles.LAB;
      case XYZA -> StandardProfiles.XYZ;
      case CMYKA, YCBCRA, ALPHA -> null;
    };
  }
}
