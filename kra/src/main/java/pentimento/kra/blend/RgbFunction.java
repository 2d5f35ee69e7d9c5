package pentimento.kra.blend;

import org.jspecify.annotations.Nullable;

/// A blend function of a whole RGB triple, computed in 32-bit floats at every depth.
interface RgbFunction {

  /// Replaces the backdrop `(dr, dg, db)` by `f(source, backdrop)`, `n` pixels.
  void apply(float[] sr, float[] sg, float[] sb, float[] dr, float[] dg, float[] db, int n);

  /// The function of that id, or null when there is none.
  static @Nullable RgbFunction of(String id) {
    return switch (id) {
      case "color" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.COLOR);
      case "hue" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.HUE);
      case "saturation" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.SATURATION);
      case "luminize" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.LIGHTNESS);
      case "inc_saturation" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.MORE_SATURATION);
      case "dec_saturation" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.LESS_SATURATION);
      case "inc_luminosity" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.MORE_LIGHTNESS);
      case "dec_luminosity" -> new HsxFunction(HsxModel.HSY, HsxFunction.Change.LESS_LIGHTNESS);
      case "color_hsi" -> new HsxFunction(HsxModel.HSI, HsxFunction.Change.COLOR);
      case "hue_hsi" -> new HsxFunction(HsxModel.HSI, HsxFunction.Change.HUE);
      case "saturation_hsi" -> new HsxFunction(HsxModel.HSI, HsxFunction.Change.SATURATION);
      case "intensity" -> new HsxFunction(HsxModel.HSI, HsxFunction.Change.LIGHTNESS);
      case "inc_saturation_hsi" ->
          new HsxFunction(HsxModel.HSI, HsxFunction.Change.MORE_SATURATION);
      case "dec_saturation_hsi" ->
          new HsxFunction(HsxModel.HSI, HsxFunction.Change.LESS_SATURATION);
      case "inc_intensity" -> new HsxFunction(HsxModel.HSI, HsxFunction.Change.MORE_LIGHTNESS);
      case "dec_intensity" -> new HsxFunction(HsxModel.HSI, HsxFunction.Change.LESS_LIGHTNESS);
      case "color_hsl" -> new HsxFunction(HsxModel.HSL, HsxFunction.Change.COLOR);
      case "hue_hsl" -> new HsxFunction(HsxModel.HSL, HsxFunction.Change.HUE);
      case "saturation_hsl" -> new HsxFunction(HsxModel.HSL, HsxFunction.Change.SATURATION);
      case "lightness" -> new HsxFunction(HsxModel.HSL, HsxFunction.Change.LIGHTNESS);
      case "inc_saturation_hsl" ->
          new HsxFunction(HsxModel.HSL, HsxFunction.Change.MORE_SATURATION);
      case "dec_saturation_hsl" ->
          new HsxFunction(HsxModel.HSL, HsxFunction.Change.LESS_SATURATION);
      case "inc_lightness" -> new HsxFunction(HsxModel.HSL, HsxFunction.Change.MORE_LIGHTNESS);
      case "dec_lightness" -> new HsxFunction(HsxModel.HSL, HsxFunction.Change.LESS_LIGHTNESS);
      case "color_hsv" -> new HsxFunction(HsxModel.HSV, HsxFunction.Change.COLOR);
      case "hue_hsv" -> new HsxFunction(HsxModel.HSV, HsxFunction.Change.HUE);
      case "saturation_hsv" -> new HsxFunction(HsxModel.HSV, HsxFunction.Change.SATURATION);
      case "value" -> new HsxFunction(HsxModel.HSV, HsxFunction.Change.LIGHTNESS);
      case "inc_saturation_hsv" ->
          new HsxFunction(HsxModel.HSV, HsxFunction.Change.MORE_SATURATION);
      case "dec_saturation_hsv" ->
          new HsxFunction(HsxModel.HSV, HsxFunction.Change.LESS_SATURATION);
      case "inc_value" -> new HsxFunction(HsxModel.HSV, HsxFunction.Change.MORE_LIGHTNESS);
      case "dec_value" -> new HsxFunction(HsxModel.HSV, HsxFunction.Change.LESS_LIGHTNESS);
      case "darker color" -> (sr, sg, sb, dr, dg, db, n) -> byLuma(true, sr, sg, sb, dr, dg, db, n);
      case "lighter color" ->
          (sr, sg, sb, dr, dg, db, n) -> byLuma(false, sr, sg, sb, dr, dg, db, n);
      case "tangent_normalmap" -> RgbFunction::tangentNormalMap;
      case "combine_normal" -> RgbFunction::combineNormal;
      default -> null;
    };
  }

  /// The whole triple with less (or more) Rec.601 luma; equal ones give the source.
  private static void byLuma(
      boolean darker,
      float[] sr,
      float[] sg,
      float[] sb,
      float[] dr,
      float[] dg,
      float[] db,
      int n) {
    for (int i = 0; i < n; i++) {
      float source = HsxModel.luma(sr[i], sg[i], sb[i]);
      float backdrop = HsxModel.luma(dr[i], dg[i], db[i]);
      boolean keep = darker ? backdrop < source : backdrop > source;
      if (keep) continue;
      dr[i] = sr[i];
      dg[i] = sg[i];
      db[i] = sb[i];
    }
  }

  private static void tangentNormalMap(
      float[] sr, float[] sg, float[] sb, float[] dr, float[] dg, float[] db, int n) {
    for (int i = 0; i < n; i++) {
      dr[i] = sr[i] + (dr[i] - 0.5f);
      dg[i] = sg[i] + (dg[i] - 0.5f);
      db[i] = sb[i] + (db[i] - 1f);
    }
  }

  /// Reoriented normal mapping.
  private static void combineNormal(
      float[] sr, float[] sg, float[] sb, float[] dr, float[] dg, float[] db, int n) {
    for (int i = 0; i < n; i++) {
      float tx = 2 * sr[i] - 1;
      float ty = 2 * sg[i] - 1;
      float tz = 2 * sb[i];
      float ux = -2 * dr[i] + 1;
      float uy = -2 * dg[i] + 1;
      float uz = 2 * db[i] - 1;
      float k = (tx * ux + ty * uy + tz * uz) / tz;
      float rx = tx * k - ux;
      float ry = ty * k - uy;
      float rz = tz * k - uz;
      float scale = 1 / (float) Math.sqrt(rx * rx + ry * ry + rz * rz);
      dr[i] = rx * scale * 0.5f + 0.5f;
      dg[i] = ry * scale * 0.5f + 0.5f;
      db[i] = rz * scale * 0.5f + 0.5f;
    }
  }
}
