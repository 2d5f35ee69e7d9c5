package pentimento.pixel.colour.icc;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.Matrix3;

/// An ICC colour profile, versions 2 and 4: what the numbers of a picture mean.
///
/// Immutable; equal when the bytes are, and what they round. Parsing checks header and tag table; a
/// tag's content is checked when a [ColourTransform] needs it. Source: ICC.1:2001-04 and
/// ICC.1:2010.
public final class IccProfile {

  private static final int HEADER = 128;
  private static final int MAX_TAGS = 1000;

  private final String name;
  private final byte[] bytes;
  private final ColourModel model;
  private final ColourModel connection;
  private final Map<String, IccBytes> tags;
  private final @Nullable Exact exact;

  /// What the tags of an RGB profile say, before it was rounded to what they hold.
  record Exact(ToneCurve curve, Matrix3 xyzFromRgb) {}

  private IccProfile(
      String name,
      byte[] bytes,
      ColourModel model,
      ColourModel connection,
      Map<String, IccBytes> tags,
      @Nullable Exact exact) {
    this.name = name;
    this.bytes = bytes;
    this.model = model;
    this.connection = connection;
    this.tags = tags;
    this.exact = exact;
  }

  /// Reads a profile from untrusted bytes, which are copied.
  ///
  /// @param name what to call it in errors: a file, or "the profile in photo.kra"
  /// @throws BadInput with tag and offset when it is not a profile or is damaged
  /// @throws Unsupported for device links, named colours and colour models without our support
  public static IccProfile parse(String name, byte[] bytes) {
    IccBytes all = new IccBytes(name, "header", bytes, 0, bytes.length);
    if (bytes.length < HEADER + 4 || !all.ascii(36, 4).equals("acsp")) {
      throw all.bad(Math.min(36, bytes.length), "is not an ICC profile ('acsp' expected)");
    }
    byte[] own =
        Arrays.copyOf(bytes, (int) Math.min(bytes.length, Math.max(HEADER + 4, all.u32(0))));
    all = new IccBytes(name, "header", own, 0, own.length);
    String deviceClass = all.ascii(12, 4);
    if (deviceClass.equals("link") || deviceClass.equals("nmcl")) {
      throw new Unsupported(
          name,
          "is a profile of class '" + deviceClass + "'",
          "use a device or colour space profile");
    }
    ColourModel model = ColourModel.ofSignature(all.ascii(16, 4));
    if (model == null) {
      throw new Unsupported(
          name,
          "has the colour model '" + all.ascii(16, 4) + "'",
          "use a profile for Gray, RGB, CMY, CMYK, Lab, XYZ or YCbCr");
    }
    ColourModel connection = ColourModel.ofSignature(all.ascii(20, 4));
    if (connection != ColourModel.XYZ && connection != ColourModel.LAB) {
      throw all.bad(20, "has the connection space '" + all.ascii(20, 4) + "'; XYZ or Lab expected");
    }
    return new IccProfile(name, own, model, connection, tagTable(name, own, all), null);
  }

  /// The same matrix profile with numbers that its tags round.
  IccProfile with(Exact numbers) {
    return new IccProfile(name, bytes, model, connection, tags, numbers);
  }

  @Nullable Exact exact() {
    return exact;
  }

  private static Map<String, IccBytes> tagTable(String name, byte[] bytes, IccBytes all) {
    long count = all.u32(HEADER);
    if (count > MAX_TAGS) throw all.bad(HEADER, "lists " + count + " tags");
    all.require(HEADER + 4, count, 12);
    Map<String, IccBytes> tags = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int entry = HEADER + 4 + 12 * i;
      String signature = all.ascii(entry, 4);
      long offset = all.u32(entry + 4);
      long size = all.u32(entry + 8);
      if (offset < HEADER || offset > bytes.length || size > bytes.length - offset) {
        throw all.bad(entry, "tag '" + signature + "' lies outside the file");
      }
      tags.putIfAbsent(
          signature,
          new IccBytes(name, "tag '" + signature + "'", bytes, (int) offset, (int) size));
    }
    return tags;
  }

  /// What it is called in errors.
  public String name() {
    return name;
  }

  /// A copy of its bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The device side: what the picture's channels are.
  public ColourModel model() {
    return model;
  }

  public int channels() {
    return model.channels();
  }

  /// The connection space, XYZ or Lab.
  public ColourModel connection() {
    return connection;
  }

  /// 2 or 4.
  public int majorVersion() {
    return bytes[8] & 0xff;
  }

  /// The four characters of the header: `mntr`, `prtr`, `scnr`, `spac`, `abst`.
  public String deviceClass() {
    return new String(bytes, 12, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /// The intent the header asks for.
  public Intent headerIntent() {
    return switch (bytes[67] & 3) {
      case 0 -> Intent.PERCEPTUAL;
      case 1 -> Intent.RELATIVE_COLORIMETRIC;
      case 2 -> Intent.SATURATION;
      default -> Intent.ABSOLUTE_COLORIMETRIC;
    };
  }

  /// The signatures of its tags, in file order.
  public Set<String> tags() {
    return Collections.unmodifiableSet(tags.keySet());
  }

  @Nullable IccBytes tag(String signature) {
    return tags.get(signature);
  }

  IccBytes required(String signature) {
    IccBytes tag = tags.get(signature);
    if (tag == null) {
      throw new BadInput(
          name, "tag table", "has no tag '" + signature + "'", "use another profile");
    }
    return tag;
  }

  /// The name people know it by, such as `sRGB-elle-V2-srgbtrc.icc`; empty when it has none.
  public String description() {
    IccBytes tag = tags.get("desc");
    return tag == null ? "" : IccText.read(tag);
  }

  /// The copyright text; empty when it has none.
  public String copyright() {
    IccBytes tag = tags.get("cprt");
    return tag == null ? "" : IccText.read(tag);
  }

  /// Whether it converts by curves, and for RGB a matrix, alone.
  public boolean isMatrix() {
    return switch (model) {
      case GRAY -> tags.containsKey("kTRC");
      case RGB -> tags.keySet().containsAll(Set.of("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"));
      case CMY, CMYK, LAB, XYZ, YCBCR -> false;
    };
  }

  /// The curves of a matrix profile towards linear light, or of a gray one; empty for LUT profiles.
  public java.util.List<ToneCurve> curves() {
    if (!isMatrix()) return java.util.List.of();
    return ProfileStages.curves(this);
  }

  /// XYZ relative to D50 from linear RGB, for RGB matrix profiles.
  public @Nullable Matrix3 xyzFromRgb() {
    return isMatrix() && model == ColourModel.RGB ? ProfileStages.colorants(this) : null;
  }

  /// Luma weights of R, G and B, which sum to 1, for RGB matrix profiles that name a white; else
  /// null.
  ///
  /// As Krita 5.1.5 has them: the white point, which an adaptation to D50 in the profile is undone
  /// for, and the colorants adapted from D50 to that white by linear Bradford whatever adaptation
  /// the profile used.
  public double @Nullable [] luma() {
    Matrix3 colorants = xyzFromRgb();
    IccBytes white = tags.get("wtpt");
    if (colorants == null || white == null) return null;
    white.require(8, 3, 4);
    double[] own = {white.fixed(8), white.fixed(12), white.fixed(16)};
    IccBytes chad = tags.get("chad");
    if (chad != null) {
      chad.require(8, 9, 4);
      double[] m = new double[9];
      for (int i = 0; i < 9; i++) m[i] = chad.fixed(8 + 4 * i);
      Matrix3 adaptation = Matrix3.of(m);
      if (adaptation.determinant() == 0) return null;
      own = adaptation.inverse().times(own);
    }
    double[] d50 = pentimento.pixel.colour.RgbSpace.d50();
    double[] xyz = pentimento.pixel.colour.RgbSpace.bradford(d50, own).times(colorants).toDoubles();
    double sum = xyz[3] + xyz[4] + xyz[5];
    return new double[] {xyz[3] / sum, xyz[4] / sum, xyz[5] / sum};
  }

  /// The media white point, X, Y, Z; D50 for v2 display profiles and where it is not given.
  public double[] mediaWhite() {
    IccBytes tag = tags.get("wtpt");
    if (tag == null || majorVersion() < 4 && deviceClass().equals("mntr")) {
      return pentimento.pixel.colour.RgbSpace.d50();
    }
    tag.require(8, 3, 4);
    return new double[] {tag.fixed(8), tag.fixed(12), tag.fixed(16)};
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IccProfile p
        && Arrays.equals(bytes, p.bytes)
        && Objects.equals(exact, p.exact);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return description().isEmpty() ? name : description();
  }
}
