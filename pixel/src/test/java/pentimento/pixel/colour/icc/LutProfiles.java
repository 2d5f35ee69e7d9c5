package pentimento.pixel.colour.icc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Small profiles made of tables, for tests: a printer's by `mft1`/`mft2` and a display's by `mAB
/// `/`mBA `.
final class LutProfiles {

  private LutProfiles() {}

  @FunctionalInterface
  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  /// CMYK of version 2 with Lab connection: A2B0 as mft1, A2B1 and all B2A as mft2.
  static IccProfile cmykTable() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("wtpt", xyz(0.85, 0.88, 0.70));
    tags.put("A2B0", mft(4, 3, 3, false));
    tags.put("A2B1", mft(4, 3, 4, true));
    byte[] back = mft(3, 4, 5, true);
    tags.put("B2A0", back);
    tags.put("B2A1", back);
    tags.put("B2A2", back);
    return profile("prtr", "CMYK", "Lab ", 0x02100000, tags);
  }

  /// RGB of version 4 with XYZ connection: all five parts of a segment table each way.
  static IccProfile rgbSegments() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("wtpt", xyz(0.9642, 1, 0.8249));
    tags.put("A2B0", segments("mAB "));
    tags.put("B2A0", segments("mBA "));
    return profile("mntr", "RGB ", "XYZ ", 0x04300000, tags);
  }

  private static byte[] xyz(double x, double y, double z) {
    return of(out -> {
      out.writeBytes("XYZ ");
      out.writeInt(0);
      for (double v : new double[] {x, y, z}) out.writeInt(ProfileWriter.fixed(v));
    });
  }

  /// A darkening, slightly crooked table: every output falls (inks to Lab) or is the inverse of an
  /// input, so that both directions make sense to black point detection.
  private static byte[] mft(int inputs, int outputs, int side, boolean wide) {
    return of(out -> {
      out.writeBytes(wide ? "mft2" : "mft1");
      out.writeInt(0);
      out.write(inputs);
      out.write(outputs);
      out.write(side);
      out.write(0);
      for (int i = 0; i < 9; i++) out.writeInt(i % 4 == 0 ? 65536 : 0);
      int entries = wide ? 17 : 256;
      if (wide) {
        out.writeShort(entries);
        out.writeShort(entries);
      }
      for (int c = 0; c < inputs; c++) bentCurve(out, entries, wide, 0.04 * (c + 1));
      int points = 1;
      for (int i = 0; i < inputs; i++) points *= side;
      for (int p = 0; p < points; p++) {
        double[] v = new double[inputs];
        int rest = p;
        for (int i = inputs - 1; i >= 0; i--) {
          v[i] = rest % side / (side - 1.0);
          rest /= side;
        }
        for (int c = 0; c < outputs; c++) code(out, tableValue(v, c), wide);
      }
      for (int c = 0; c < outputs; c++) bentCurve(out, entries, wide, -0.03 * (c + 1));
    });
  }

  private static double tableValue(double[] v, int output) {
    if (v.length == 4) {
      double light = (1 - 0.8 * v[3]) * (1 - (v[0] + v[1] + v[2]) / 3.5);
      if (output == 0) return 0.06 + 0.9 * light;
      return output == 1 ? 0.5 + 0.3 * (v[1] - v[0]) * light : 0.5 + 0.3 * (v[2] - v[1]) * light;
    }
    double ink = 1 - v[0];
    if (output == 3) return ink * ink * 0.9;
    double tint = output == 0 ? 0.5 - v[1] : output == 1 ? v[1] - 0.5 : v[2] - 0.5;
    return Math.clamp(ink * 0.8 + tint, 0, 1);
  }

  private static void bentCurve(DataOutputStream out, int entries, boolean wide, double bend)
      throws IOException {
    for (int i = 0; i < entries; i++) {
      double x = i / (entries - 1.0);
      code(out, x + bend * x * (1 - x), wide);
    }
  }

  private static void code(DataOutputStream out, double v, boolean wide) throws IOException {
    if (wide) out.writeShort((int) Math.round(v * 65535));
    else out.write((int) Math.round(v * 255));
  }

  private static byte[] segments(String type) {
    byte[] curve =
        of(out -> {
          out.writeBytes("para");
          out.writeInt(0);
          out.writeInt(0);
          out.writeInt(ProfileWriter.fixed(1.2));
        });
    byte[] sampled =
        of(out -> {
          out.writeBytes("curv");
          out.writeInt(0);
          out.writeInt(5);
          for (int code : new int[] {0, 12000, 30000, 50000, 65535, 0}) out.writeShort(code);
        });
    byte[] matrix =
        of(out -> {
          double[] m = {0.5, 0.2, 0.1, 0.2, 0.6, 0.1, 0.05, 0.1, 0.7, 0.01, 0.02, 0.03};
          for (double v : m) out.writeInt(ProfileWriter.fixed(v));
        });
    byte[] grid =
        of(out -> {
          byte[] sides = new byte[16];
          sides[0] = 2;
          sides[1] = 3;
          sides[2] = 4;
          out.write(sides);
          out.writeInt(0x02000000);
          for (int p = 0; p < 24; p++) {
            int red = p / 12;
            double[] v = {red, p / 4 % 3 / 2.0, p % 4 / 3.0};
            for (int c = 0; c < 3; c++) code(out, 0.1 + 0.7 * v[c] + 0.1 * v[(c + 1) % 3], true);
          }
        });
    return of(out -> {
      out.writeBytes(type);
      out.writeInt(0);
      out.write(new byte[] {3, 3, 0, 0});
      int b = 32;
      int m = b + 3 * curve.length;
      int mCurves = m + matrix.length;
      int clut = mCurves + 3 * sampled.length;
      int a = clut + grid.length;
      for (int at : new int[] {b, m, mCurves, clut, a}) out.writeInt(at);
      for (int i = 0; i < 3; i++) out.write(curve);
      out.write(matrix);
      for (int i = 0; i < 3; i++) out.write(sampled);
      out.write(grid);
      for (int i = 0; i < 3; i++) out.write(curve);
    });
  }

  private static IccProfile profile(
      String deviceClass, String model, String connection, int version, Map<String, byte[]> tags) {
    int end = 132 + 12 * tags.size();
    int size = end;
    for (byte[] tag : tags.values()) size += tag.length + 3 & ~3;
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(size).putInt(0).putInt(version);
    out.put((deviceClass + model + connection).getBytes(StandardCharsets.US_ASCII));
    out.position(36);
    out.put("acsp".getBytes(StandardCharsets.US_ASCII)).position(68);
    out.putInt(0xf6d6).putInt(0x10000).putInt(0xd32d).position(128);
    out.putInt(tags.size());
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      out.put(tag.getKey().getBytes(StandardCharsets.US_ASCII));
      out.putInt(end).putInt(tag.getValue().length);
      end += tag.getValue().length + 3 & ~3;
    }
    for (byte[] tag : tags.values()) {
      out.put(tag);
      out.position(out.position() + 3 & ~3);
    }
    return IccProfile.parse("test " + model, out.array());
  }

  private static byte[] of(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
