package pentimento.kra.style;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes style libraries in the form in which Krita writes them.
public final class AslBytes {

  /// A number with its unit, `#Pxl`.
  private record Unit(String unit, double value) {}

  /// A value of an enumeration.
  private record Choice(String type, String value) {}

  private record Objekt(String type, Map<String, Object> values) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private AslBytes() {}

  /// A library of one style.
  ///
  /// @param effects by their keys, made by the methods below
  public static byte[] of(String id, Map<String, Object> effects) {
    try {
      AslBytes style = new AslBytes();
      style.out.writeInt(16);
      style.descriptor("null", Map.of("Idnt", id));
      style.out.writeInt(16);
      Map<String, Object> all = new LinkedHashMap<>(effects);
      all.put("masterFXSwitch", true);
      style.descriptor("Styl", Map.of("Lefx", new Objekt("Lefx", all)));
      AslBytes library = new AslBytes();
      library.out.writeShort(2);
      library.out.write("8BSL".getBytes(StandardCharsets.US_ASCII));
      library.out.writeShort(3);
      library.out.writeInt(0);
      library.out.writeInt(1);
      library.out.writeInt(style.bytes.size());
      library.out.write(style.bytes.toByteArray());
      return library.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `DrSh`.
  public static Object shadow(
      String mode, int opacity, int angle, int distance, int spread, int size, boolean conceals) {
    Map<String, Object> values = effect(mode, opacity, 255, 0, 0);
    values.put("lagl", new Unit("#Ang", angle));
    values.put("Dstn", new Unit("#Pxl", distance));
    values.put("Ckmt", new Unit("#Pxl", spread));
    values.put("blur", new Unit("#Pxl", size));
    values.put("layerConceals", conceals);
    return new Objekt("DrSh", values);
  }

  /// `SoFi`.
  public static Object overlay(String mode, int opacity, int red, int green, int blue) {
    return new Objekt("SoFi", effect(mode, opacity, red, green, blue));
  }

  /// `FrFX`.
  public static Object stroke(String mode, int opacity, int size, String place) {
    Map<String, Object> values = effect(mode, opacity, 30, 60, 220);
    values.put("Sz  ", new Unit("#Pxl", size));
    values.put("Styl", new Choice("FStl", place));
    values.put("PntT", new Choice("FrFl", "SClr"));
    return new Objekt("FrFX", values);
  }

  /// An effect that is only switched on.
  public static Object other() {
    return new Objekt("OrGl", effect("Nrml", 100, 0, 0, 0));
  }

  private static Map<String, Object> effect(
      String mode, int opacity, double red, double green, double blue) {
    Map<String, Object> colour = new LinkedHashMap<>();
    colour.put("Rd  ", red);
    colour.put("Grn ", green);
    colour.put("Bl  ", blue);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("enab", true);
    values.put("Md  ", new Choice("BlnM", mode));
    values.put("Opct", new Unit("#Prc", opacity));
    values.put("Clr ", new Objekt("RGBC", colour));
    return values;
  }

  private void descriptor(String type, Map<String, Object> values) throws IOException {
    text("");
    key(type);
    out.writeInt(values.size());
    for (Map.Entry<String, Object> e : values.entrySet()) {
      key(e.getKey());
      value(e.getValue());
    }
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case Boolean b -> {
        out.writeBytes("bool");
        out.writeBoolean(b);
      }
      case Double d -> {
        out.writeBytes("doub");
        out.writeDouble(d);
      }
      case String s -> {
        out.writeBytes("TEXT");
        text(s);
      }
      case Unit u -> {
        out.writeBytes("UntF" + u.unit);
        out.writeDouble(u.value);
      }
      case Choice c -> {
        out.writeBytes("enum");
        key(c.type);
        key(c.value);
      }
      case Objekt o -> {
        out.writeBytes("Objc");
        descriptor(o.type, o.values);
      }
      case List<?> l -> {
        out.writeBytes("VlLs");
        out.writeInt(l.size());
        for (Object item : l) value(item);
      }
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private void text(String text) throws IOException {
    out.writeInt(text.length() + 1);
    out.write((text + "\0").getBytes(StandardCharsets.UTF_16BE));
  }

  private void key(String key) throws IOException {
    out.writeInt(key.length() == 4 ? 0 : key.length());
    out.writeBytes(key);
  }
}
