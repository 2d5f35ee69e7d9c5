package pentimento.kra.flatten;

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
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.SampleDepth;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Brings pictures of other colour spaces into the image's.
final class Spaces {

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
    IccProfile usual = usual(space.format());
    if (usual != null && space.format().model() != ColourModel.LABA) {
      findings.inexact(
          node,
          "the profile '" + space.profileName() + "' is not in the document",
          "taken to be the usual one of its colour model");
    }
    return usual;
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
