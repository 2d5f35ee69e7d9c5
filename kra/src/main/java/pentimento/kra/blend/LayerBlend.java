package pentimento.kra.blend;

import org.jspecify.annotations.Nullable;

/// How one layer is laid on its backdrop, besides the operation.
///
/// @param opacity `0..255`
/// @param mask one value `0..255` per pixel that weighs the source alpha, or null for all 255
/// @param writes which channels the layer writes, alpha last; null for all. Without alpha in it the
///   backdrop's alpha is kept and bounds the layer ("inherit alpha").
public record LayerBlend(int opacity, int @Nullable [] mask, boolean @Nullable [] writes) {

  /// Full opacity, no mask, all channels.
  public static final LayerBlend FULL = new LayerBlend(255, null, null);

  boolean writes(int channel) {
    return writes == null || writes[channel];
  }

  boolean writesAll() {
    return writes == null;
  }

  /// Whether the backdrop's alpha is kept.
  public boolean alphaLocked() {
    return writes != null && !writes[writes.length - 1];
  }

  boolean isPlain() {
    return opacity == 255 && mask == null;
  }
}
