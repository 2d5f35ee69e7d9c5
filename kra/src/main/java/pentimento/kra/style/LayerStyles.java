package pentimento.kra.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// The styles of a library in Photoshop's format (`.asl`), by their ids.
public record LayerStyles(Map<String, LayerStyle> byId) {

  /// Effects by their keys that are listed but not read.
  private static final Map<String, String> OTHERS =
      Map.of(
          "IrSh", "inner shadow",
          "OrGl", "outer glow",
          "IrGl", "inner glow",
          "ebbl", "bevel and emboss",
          "ChFX", "satin",
          "GrFl", "gradient overlay",
          "patternFill", "pattern overlay");

  public LayerStyles {
    byId = Map.copyOf(byId);
  }

  /// The style of that id; braces and case do not count. Null when there is none.
  public @Nullable LayerStyle find(String id) {
    return byId.get(normal(id));
  }

  private static String normal(String id) {
    return id.replaceAll("[{}]", "").toLowerCase(Locale.ROOT);
  }

  /// Reads a library.
  ///
  /// @param name of the file, for messages
  /// @throws BadInput when it is not one, or ends early
  public static LayerStyles read(String name, byte[] content) {
    DescriptorReader in = new DescriptorReader(name, content);
    int version = in.u16();
    if (version != 2 || !in.letters().equals("8BSL")) throw in.bad("this is no style library");
    int _ = in.u16();
    int patterns = in.i32();
    in.position((long) in.position() + Math.max(patterns, 0));
    int count = in.i32();
    Map<String, LayerStyle> styles = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int size = in.i32();
      long end = (long) in.position() + size;
      if (size < 8) throw in.bad("a style of " + size + " bytes");
      int _ = in.i32();
      Descriptor head = in.descriptor();
      int _ = in.i32();
      Descriptor style = in.descriptor();
      Descriptor effects = style.object("Lefx");
      styles.put(
          normal(head.text("Idnt")), effects == null ? LayerStyle.NONE : LayerStyles.of(effects));
      // Styles begin at multiples of four, the last one may end anywhere.
      if (i + 1 < count) in.position(end + (4 - (size & 3) & 3));
    }
    return new LayerStyles(styles);
  }

  private static LayerStyle of(Descriptor effects) {
    if (!effects.flag("masterFXSwitch", true)) return LayerStyle.NONE;
    List<String> others = new ArrayList<>();
    OTHERS.forEach((key, effect) -> {
      if (on(effects, key) != null) others.add(effect);
    });
    others.sort(null);
    Descriptor shadow = on(effects, "DrSh");
    Descriptor overlay = on(effects, "SoFi");
    Descriptor stroke = on(effects, "FrFX");
    return new LayerStyle(
        shadow == null ? null : shadow(shadow),
        overlay == null ? null : new LayerStyle.Overlay(ink(overlay)),
        stroke == null ? null : stroke(stroke),
        others);
  }

  private static @Nullable Descriptor on(Descriptor effects, String key) {
    Descriptor effect = effects.object(key);
    return effect != null && effect.flag("enab", false) ? effect : null;
  }

  private static LayerStyle.Shadow shadow(Descriptor d) {
    Descriptor contour = d.object("TrnS");
    return new LayerStyle.Shadow(
        ink(d),
        d.number("lagl", 120),
        d.number("Dstn", 21),
        d.number("Ckmt", 0),
        d.number("blur", 21),
        d.number("Nose", 0),
        d.flag("AntA", false),
        d.flag("layerConceals", false),
        contour == null || contour.text("Nm  ").equals("Linear"));
  }

  private static LayerStyle.Stroke stroke(Descriptor d) {
    LayerStyle.Place place =
        switch (d.choice("Styl")) {
          case "InsF" -> LayerStyle.Place.INSIDE;
          case "CtrF" -> LayerStyle.Place.CENTRE;
          default -> LayerStyle.Place.OUTSIDE;
        };
    return new LayerStyle.Stroke(
        ink(d), d.number("Sz  ", 1), place, !d.choice("PntT").matches("GrFl|Ptrn"));
  }

  private static LayerStyle.Ink ink(Descriptor d) {
    Descriptor colour = d.object("Clr ");
    Descriptor rgb = colour == null ? new Descriptor(Map.of()) : colour;
    return new LayerStyle.Ink(
        op(d.choice("Md  ")),
        d.number("Opct", 100),
        rgb.number("Rd  ", 0),
        rgb.number("Grn ", 0),
        rgb.number("Bl  ", 0));
  }

  /// Krita's id of a blending mode of Photoshop's.
  private static String op(String mode) {
    return switch (mode) {
      case "Nrml", "" -> "normal";
      case "Dslv" -> "dissolve";
      case "Drkn" -> "darken";
      case "Mltp" -> "multiply";
      case "CBrn" -> "burn";
      case "linearBurn" -> "linear_burn";
      case "darkerColor" -> "darker color";
      case "Lghn" -> "lighten";
      case "Scrn" -> "screen";
      case "CDdg" -> "dodge";
      case "linearDodge" -> "linear_dodge";
      case "lighterColor" -> "lighter color";
      case "Ovrl" -> "overlay";
      case "SftL" -> "soft_light";
      case "HrdL" -> "hard_light";
      case "vividLight" -> "vivid_light";
      case "linearLight" -> "linear light";
      case "pinLight" -> "pin_light";
      case "hardMix" -> "hard_mix_photoshop";
      case "Dfrn" -> "diff";
      case "Xclu" -> "exclusion";
      case "Sbtr" -> "subtract";
      case "H   " -> "hue";
      case "Strt" -> "saturation";
      case "Clr " -> "color";
      case "Lmns" -> "luminize";
      default -> mode;
    };
  }
}
