package pentimento.kra;

import java.util.List;

/// How a layer meets what lies below it.
///
/// @param opacity 0..255
/// @param op Krita's id of the blending mode, as in the file: `normal`, `add`, `linear light`
/// @param channelFlags a character per channel in memory order, `0` switches the channel off; empty
///   means all are on. With alpha off the layer inherits alpha
/// @param layerStyle id of its layer style in `annotations/layerstyles.asl`; empty when it has none
/// @param opacityKeys opacity over time, in the order of time; empty when it does not change
public record Compositing(
    int opacity, String op, String channelFlags, String layerStyle, List<OpacityKey> opacityKeys) {

  /// Opaque, normal, all channels.
  public static final Compositing NORMAL = new Compositing(255, "normal", "", "", List.of());

  public Compositing {
    opacityKeys = List.copyOf(opacityKeys);
  }

  /// The opacity at a time, 0..255: that of the keys, where there are any.
  public int opacityAt(int time) {
    if (opacityKeys.isEmpty()) return opacity;
    // Krita truncates.
    return (int) (OpacityKey.percentAt(opacityKeys, time) * 255 / 100);
  }

  /// Whether a channel (place in memory) takes part.
  public boolean isOn(int memoryChannel) {
    return memoryChannel >= channelFlags.length() || channelFlags.charAt(memoryChannel) != '0';
  }

  /// Whether every channel takes part.
  public boolean allChannels() {
    return channelFlags.indexOf('0') < 0;
  }
}
