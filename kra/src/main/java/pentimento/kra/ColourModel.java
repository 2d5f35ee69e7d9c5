package pentimento.kra;

/// What the channels of a pixel stand for; alpha is always last and never premultiplied.
public enum ColourModel {
  RGBA("RGBA", 4),
  GRAYA("GRAYA", 2),
  CMYKA("CMYKA", 5),
  LABA("LABA", 4),
  XYZA("XYZA", 4),
  YCBCRA("YCbCrA", 4),
  /// Selections and masks: one channel that says how much.
  ALPHA("A", 1);

  private final String kritaId;
  private final int channels;

  ColourModel(String kritaId, int channels) {
    this.kritaId = kritaId;
    this.channels = channels;
  }

  /// Krita's id of the model, as in `proofing-model`.
  public String kritaId() {
    return kritaId;
  }

  /// Channels, alpha included.
  public int channels() {
    return channels;
  }
}
