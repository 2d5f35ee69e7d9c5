package pentimento.darktable.params;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.pipe.Camera;
import pentimento.pipe.Rgb;

/// The history items that darktable 4.2.1 itself puts below a sidecar's, with a fresh configuration
/// and without presets, as seen in the history it embeds in exported files.
///
/// With a fresh configuration white balance is as shot and highlights are clipped; reconstruction
/// and colour calibration come only with pictures that have no sidecar at all.
public final class DefaultItems {

  private static final int NORMAL_CLIP = 0;
  private static final int RCD = 5;
  private static final int EMBEDDED_MATRIX = 10;
  private static final int SRGB = 1;
  private static final int LINEAR_REC2020 = 4;
  private static final double MID_GREY = 0.1845;

  private DefaultItems() {}

  /// @param camera of the raw; null for other pictures
  /// @param workflow whether darktable adds its scene-referred workflow too, which it does when the
  ///   sidecar says that it has not yet, or holds no history
  public static List<HistoryItem> of(@Nullable Camera camera, boolean workflow) {
    List<HistoryItem> items = new ArrayList<>();
    if (camera != null) {
      items.add(rawPrepare(camera));
      items.add(item("demosaic", 4, Fields.ofSize(24).put(12, RCD).put(16, 1).put(20, 0.2f)));
    }
    items.add(
        item("colorin", 7, Fields.ofSize(1044).put(0, EMBEDDED_MATRIX).put(528, LINEAR_REC2020)));
    items.add(item("colorout", 5, Fields.ofSize(520).put(0, SRGB)));
    if (camera != null) {
      items.add(temperature(camera));
      items.add(highlights());
    }
    items.add(item("flip", 2, Fields.ofSize(4).put(0, -1)));
    if (camera != null && workflow) {
      items.add(filmic(camera));
      items.add(exposure());
    }
    return items;
  }

  /// Items that keep darktable from switching on what an edit lacks, with parameters that would
  /// change nothing. It puts its own values where raw levels, demosaicing and profiles are missing,
  /// since these cannot be switched off.
  public static List<HistoryItem> switchedOff() {
    Fields neutral = Fields.ofSize(16).put(0, 1f).put(4, 1f).put(8, 1f).put(12, Float.NaN);
    return List.of(
        off(item("gamma", 1, Fields.ofSize(8)), true),
        off(item("temperature", 3, neutral), false),
        off(highlights(), false),
        off(item("flip", 2, Fields.ofSize(4)), false));
  }

  private static HistoryItem off(HistoryItem item, boolean on) {
    return new HistoryItem(
        item.operation(),
        0,
        "",
        on,
        item.version(),
        item.params(),
        Blending.VERSION,
        Blending.off(),
        "");
  }

  private static HistoryItem rawPrepare(Camera camera) {
    Fields fields = Fields.ofSize(32);
    fields.put(0, camera.visible().x()).put(4, camera.visible().y());
    fields.put(8, camera.sensorWidth() - camera.visible().right());
    fields.put(12, camera.sensorHeight() - camera.visible().bottom());
    for (int i = 0; i < 4; i++) {
      fields.putUnsignedShort(16 + 2 * i, Math.round(camera.black()[i % camera.black().length]));
    }
    fields.putUnsignedShort(24, Math.round(camera.white()));
    return item("rawprepare", 2, fields.put(28, !camera.gainMaps().isEmpty()));
  }

  private static HistoryItem temperature(Camera camera) {
    Rgb asShot = camera.asShot() == null ? Rgb.ONE : camera.asShot();
    Fields fields = Fields.ofSize(16);
    fields.put(0, (float) (asShot.r() / asShot.g())).put(4, 1f);
    fields.put(8, (float) (asShot.b() / asShot.g())).put(12, Float.NaN);
    return item("temperature", 3, fields);
  }

  private static HistoryItem highlights() {
    Fields fields = Fields.ofSize(48).put(0, NORMAL_CLIP).put(4, 1f).put(16, 1f);
    fields.put(24, 1).put(28, 5).put(32, 0.4f).put(36, 2f);
    return item("highlights", 4, fields);
  }

  private static HistoryItem exposure() {
    Fields fields = Fields.ofSize(24).put(4, -0x1p-12f).put(8, 0.7f);
    return item("exposure", 6, fields.put(12, 50f).put(16, -4f).put(20, true));
  }

  private static HistoryItem filmic(Camera camera) {
    float ev = 0.7f - Math.clamp(camera.exposureBias(), -5f, 5f);
    float black = -8f + 0.5f * ev;
    float white = 4f + 0.8f * ev;
    double hardness = StrictMath.log(MID_GREY) / StrictMath.log(-black / (white - black));
    Fields fields = Fields.ofSize(116);
    fields.put(0, 18.45f).put(4, black).put(8, white).put(16, 3f).put(20, 100f).put(24, 100f);
    fields.put(36, 18.45f).put(40, 0.01517634f).put(44, 100f).put(48, (float) hardness);
    fields.put(52, 0.01f).put(56, 1f).put(68, 0.2f).put(72, 3).put(76, 3).put(80, true);
    return item("filmicrgb", 6, fields.put(88, 1).put(92, 1).put(108, 2));
  }

  private static HistoryItem item(String operation, int version, Fields fields) {
    return new HistoryItem(
        operation, 0, "", true, version, fields.hex(), 0, "", "darktable's defaults");
  }
}
