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
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.KritaConversion;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.SampleDepth;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Brings pictures of other colour spaces into the image's.
final class Spaces {

  /// The name of the space vectors are painted in, of which no document holds the profile.
  private static final String SCREEN = "sRGB";

  private static final String LINEAR_REC2020 = "Rec2020-elle-V4-g10.icc";
  private static final String PQ = "SMPTE ST 2084 PQ EOTF";

  private final ColourSpace image;
  private final Findings findings;
  private final Map<Long, IccProfile> profiles = new HashMap<>();
  private final Map<String, IccProfile> named = new HashMap<>();

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
        return new ConvertedSource(source, target, conversion(node, own, from, to));
      }
    } catch (BadInput e) {
      findings.inexact(node, String.valueOf(e.getMessage()), "left out");
      return null;
    }
    findings.inexact(node, "there is no profile for its colour space", "left out");
    return null;
  }

  /// A space whose profile is not in the document.
  ColourSpace named(PixelFormat format, IccProfile profile) {
    String name = profile.description().strip();
    named.put(name, profile);
    return new ColourSpace(format, name, null);
  }

  /// From the image's colour space to that of a result.
  ///
  /// @throws Unsupported when nothing says what the image's numbers mean
  TileConversion fromImage(String file, OutputSpace output) {
    Part icc = image.icc();
    IccProfile own = icc == null ? usual(image.format()) : embedded(icc);
    if (own == null) {
      throw new Unsupported(
          file,
          "the profile '" + image.profileName() + "' of the image is not in the document",
          "flatten it to .raw, in its own colour space");
    }
    return TileConversion.of(
        image.format(),
        output.format(),
        KritaConversion.of(own, depth(image.format()), output.profile(), depth(output.format())));
  }

  private TileConversion conversion(Node node, ColourSpace own, IccProfile from, IccProfile to) {
    if (from.equals(to)
        && from.description().equals(LINEAR_REC2020)
        && own.format().depth().isFloat()
        && image.format().depth().isFloat()) {
      findings.inexact(
          node, "Krita takes linear Rec.2020 to another depth through PQ", "within 3e-5 of it");
      return TileConversion.throughPq(own.format(), image.format());
    }
    if (from.description().contains(PQ) || to.description().contains(PQ)) {
      findings.inexact(
          node, "Krita converts from and to PQ by ways of its own", "converted by the profiles");
    }
    return TileConversion.of(
        own.format(),
        image.format(),
        KritaConversion.of(from, depth(own.format()), to, depth(image.format())));
  }

  /// Krita's transparent pixel of a space, in memory order: transparent black of sRGB, converted.
  byte[] transparentPixel(ColourSpace space) {
    PixelFormat format = space.format();
    IccProfile to = known(space);
    ColourModel model = format.model();
    boolean blackIsZero =
        model == ColourModel.RGBA || model == ColourModel.GRAYA || model == ColourModel.XYZA;
    if (to == null || blackIsZero) return format.transparentPixel();
    PixelFormat screen = new PixelFormat(ColourModel.RGBA, Depth.U8);
    TileFormat target = new TileFormat(format);
    Tile black = new TileFormat(screen).newTile();
    black.clear();
    Tile converted = target.newTile();
    try {
      SampleDepth depth = depth(format);
      TileConversion.of(
              screen, format, KritaConversion.of(StandardProfiles.SRGB, SampleDepth.U8, to, depth))
          .convert(black, converted);
    } catch (BadInput _) {
      return format.transparentPixel();
    }
    byte[] pixel = new byte[format.bytesPerPixel()];
    target.encode(converted, 0, 1, pixel, 0);
    return pixel;
  }

  /// A picture of 8 bits in sRGB, which is how Krita paints vectors and reads patterns, in the
  /// image's colour space.
  @Nullable TileSource fromScreen(Node node, TileSource source) {
    boolean installed = image.profileName().equals("sRGB-elle-V2-srgbtrc.icc");
    return toImage(
        node,
        source,
        installed && image.format().model() == ColourModel.RGBA
            ? new ColourSpace(
                new PixelFormat(ColourModel.RGBA, Depth.U8), image.profileName(), image.icc())
            : new ColourSpace(new PixelFormat(ColourModel.RGBA, Depth.U8), SCREEN, null));
  }

  static SampleDepth depth(PixelFormat format) {
    return switch (format.depth()) {
      case U8 -> SampleDepth.U8;
      case U16 -> SampleDepth.U16;
      case F16, F32 -> SampleDepth.FLOAT;
    };
  }

  /// What the numbers of a space mean; null when the document does not say.
  @Nullable IccProfile known(ColourSpace space) {
    try {
      return space.icc() == null ? named.get(space.profileName()) : embedded(space.icc());
    } catch (BadInput _) {
      return null;
    }
  }

  /// Whether Krita masks a layer on a plane without tiles, because it gave the layer's pixels their
  /// space after it had made that plane: measured with every pair of depths and with profiles that
  /// are the default ones of their depth or not.
  boolean loadedAnew(ColourSpace layer) {
    IccProfile profile = known(layer);
    String name = profile == null ? layer.profileName() : profile.description();
    if (name.isEmpty()) return false;
    boolean usual = name.equals(defaultName(layer.format()));
    if (layer.format().model() != image.format().model()) return usual && image.icc() != null;
    if (!layer.sameProfileAs(image)) return false;
    return !usual || !name.equals(defaultName(image.format()));
  }

  /// What Krita 5.1.5 calls the profile that it gives a space without one.
  static String defaultName(PixelFormat format) {
    boolean bytes = format.depth() == Depth.U8;
    return switch (format.model()) {
      case RGBA -> bytes ? "sRGB-elle-V2-srgbtrc.icc" : "sRGB-elle-V2-g10.icc";
      case GRAYA -> bytes ? "Gray-D50-elle-V2-srgbtrc.icc" : "Gray-D50-elle-V2-g10.icc";
      case CMYKA -> "Chemical proof";
      case LABA -> "Lab identity built-in";
      case XYZA -> "XYZ identity built-in";
      case YCBCRA -> "ITU-R BT.601-7 + BT.1886 YCbCr ICC V2 profile";
      case ALPHA -> "";
    };
  }

  private IccProfile embedded(Part icc) {
    return profiles.computeIfAbsent(
        icc.crc() << 32 ^ icc.size(), _ -> IccProfile.parse(icc.name(), icc.bytes()));
  }

  private @Nullable IccProfile profile(Node node, ColourSpace space) {
    Part icc = space.icc();
    if (icc != null) return embedded(icc);
    IccProfile learnt = named.get(space.profileName());
    if (learnt != null) return learnt;
    if (space.profileName().equals(SCREEN)) {
      return StandardProfiles.ofKrita(2, SCREEN, RgbSpace.SRGB, ParametricCurve.srgb());
    }
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
  static @Nullable IccProfile usual(PixelFormat format) {
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
