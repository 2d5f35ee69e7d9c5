package pentimento.pixel.colour.icc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// Writes matrix, gray and identity profiles, ICC version 2.1 or 4.3, the same bytes every time.
///
/// Numbers are rounded to s15Fixed16 as LittleCMS does, by `floor(v · 65536 + 0.5)`. Texts are
/// ASCII in version 2.
final class ProfileWriter {

  private static final String COPYRIGHT = "No copyright, use freely";
  private static final int V2_SAMPLES = 4096;

  private final int version;
  private final ColourModel model;
  private final Map<String, byte[]> tags = new LinkedHashMap<>();

  /// @param version 2 or 4
  ProfileWriter(int version, ColourModel model, String description) {
    this.version = version;
    this.model = model;
    tags.put("desc", text(description, true));
    tags.put("cprt", text(COPYRIGHT, false));
    tags.put("wtpt", xyz(RgbSpace.d50()));
  }

  /// Colorants in linear light, the curve towards it, and how the white was adapted.
  ///
  /// @param nativeWhite X, Y, Z of the space's own white; null when that is D50
  void rgb(RgbSpace space, ToneCurve curve, double @Nullable [] nativeWhite) {
    if (nativeWhite != null) {
      tags.put("chad", matrix(RgbSpace.bradford(nativeWhite, RgbSpace.d50())));
    }
    rgb(space.xyzD50FromRgb().toDoubles(), curve);
  }

  /// With colorants that sum to D50 exactly once they are rounded: each row of the matrix is
  /// completed in its largest coefficient.
  void balancedRgb(RgbSpace space, ToneCurve curve) {
    double[] m = space.xyzD50FromRgb().toDoubles();
    double[] white = RgbSpace.d50();
    for (int r = 0; r < 3; r++) {
      long rest = Math.round(white[r] * 65536);
      for (int c = 0; c < 3; c++) rest -= Math.round(m[3 * r + c] * 65536);
      m[4 * r] += rest / 65536.0;
    }
    rgb(m, curve);
  }

  private void rgb(double[] m, ToneCurve curve) {
    tags.put("rXYZ", xyz(m[0], m[3], m[6]));
    tags.put("gXYZ", xyz(m[1], m[4], m[7]));
    tags.put("bXYZ", xyz(m[2], m[5], m[8]));
    byte[] trc = curve(curve);
    for (String tag : List.of("rTRC", "gTRC", "bTRC")) tags.put(tag, trc);
  }

  void gray(ToneCurve curve) {
    tags.put("kTRC", curve(curve));
  }

  private byte[] text(String text, boolean description) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    if (version >= 4) {
      byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
      return of(out -> {
        out.writeBytes("mluc");
        out.writeInt(0);
        out.writeInt(1);
        out.writeInt(12);
        out.writeBytes("enUS");
        out.writeInt(utf16.length);
        out.writeInt(28);
        out.write(utf16);
      });
    }
    return of(out -> {
      out.writeBytes(description ? "desc" : "text");
      out.writeInt(0);
      if (description) out.writeInt(ascii.length + 1);
      out.write(ascii);
      out.write(0);
      // The Unicode and Macintosh texts of a v2 description, both empty.
      if (description) out.write(new byte[4 + 4 + 2 + 1 + 67]);
    });
  }

  private static byte[] xyz(double... v) {
    return of(out -> {
      out.writeBytes("XYZ ");
      out.writeInt(0);
      for (double value : v) out.writeInt(fixed(value));
    });
  }

  private static byte[] matrix(Matrix3 m) {
    return of(out -> {
      out.writeBytes("sf32");
      out.writeInt(0);
      for (double value : m.toDoubles()) out.writeInt(fixed(value));
    });
  }

  private byte[] curve(ToneCurve curve) {
    if (version >= 4 && curve instanceof ParametricCurve p && !p.inverted()) return parametric(p);
    if (curve instanceof ParametricCurve p && p.isPower()) {
      return of(out -> {
        out.writeBytes("curv");
        out.writeInt(0);
        out.writeInt(1);
        out.writeShort((int) Math.floor((p.inverted() ? 1 / p.g() : p.g()) * 256 + 0.5));
      });
    }
    return of(out -> {
      out.writeBytes("curv");
      out.writeInt(0);
      out.writeInt(V2_SAMPLES);
      for (int i = 0; i < V2_SAMPLES; i++) {
        out.writeShort(SampledCurve.word(curve.at(i / (V2_SAMPLES - 1.0))));
      }
    });
  }

  private static byte[] parametric(ParametricCurve p) {
    double[] constants =
        p.isPower()
            ? new double[] {p.g()}
            : p.e() == 0 && p.f() == 0 && p.d() != Double.NEGATIVE_INFINITY
                ? new double[] {p.g(), p.a(), p.b(), p.c(), p.d()}
                : new double[] {p.g(), p.a(), p.b(), p.c(), p.d(), p.e(), p.f()};
    return of(out -> {
      out.writeBytes("para");
      out.writeInt(0);
      out.writeShort(constants.length == 1 ? 0 : constants.length == 5 ? 3 : 4);
      out.writeShort(0);
      for (double v : constants) out.writeInt(fixed(v));
    });
  }

  static int fixed(double v) {
    return (int) Math.floor(v * 65536 + 0.5);
  }

  /// The finished profile.
  byte[] bytes() {
    List<byte[]> blocks = new ArrayList<>();
    Map<String, int[]> places = new LinkedHashMap<>();
    int end = 128 + 4 + 12 * tags.size();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      int[] place = null;
      int at = 128 + 4 + 12 * tags.size();
      for (byte[] block : blocks) {
        if (Arrays.equals(block, tag.getValue())) place = new int[] {at, block.length};
        at += block.length + 3 & ~3;
      }
      if (place == null) {
        place = new int[] {end, tag.getValue().length};
        blocks.add(tag.getValue());
        end += tag.getValue().length + 3 & ~3;
      }
      places.put(tag.getKey(), place);
    }
    ByteBuffer out = ByteBuffer.allocate(end);
    header(out, end);
    out.putInt(tags.size());
    places.forEach((tag, place) -> out.put(ascii(tag)).putInt(place[0]).putInt(place[1]));
    for (byte[] block : blocks) {
      out.put(block);
      out.position(out.position() + 3 & ~3);
    }
    if (version >= 4) out.put(84, id(out.array()));
    return out.array();
  }

  private void header(ByteBuffer out, int size) {
    out.putInt(size).putInt(0).putInt(version >= 4 ? 0x04300000 : 0x02100000);
    boolean connection = model == ColourModel.LAB || model == ColourModel.XYZ;
    out.put(ascii(connection ? "abst" : "mntr")).put(ascii(model.signature()));
    out.put(ascii(model == ColourModel.LAB ? "Lab " : "XYZ "));
    for (int part : new int[] {2026, 1, 1, 0, 0, 0}) out.putShort((short) part);
    out.put(ascii("acsp")).position(68);
    for (double v : RgbSpace.d50()) out.putInt(fixed(v));
    out.position(128);
  }

  /// The profile's MD5, which is taken with flags, intent and ID at 0, as they still are.
  private static byte[] id(byte[] profile) {
    try {
      return MessageDigest.getInstance("MD5").digest(profile);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @FunctionalInterface
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] of(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
