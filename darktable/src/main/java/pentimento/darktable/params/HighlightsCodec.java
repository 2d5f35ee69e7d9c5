package pentimento.darktable.params;

import pentimento.ops.highlights.HighlightMode;
import pentimento.ops.highlights.Highlights;

/// `highlights`: mode, two unused, strength, clipping threshold, and seven fields of modes that are
/// not ours.
final class HighlightsCodec extends Codec<Highlights> {

  HighlightsCodec() {
    super(Highlights.class, Highlights.TYPE, 4, 48, true);
  }

  @Override
  int size(int atVersion) {
    return switch (atVersion) {
      case 2 -> 20;
      case 3 -> 44;
      default -> super.size(atVersion);
    };
  }

  /// Versions 2 and 3 lack fields at the end; what stood at strength's place had lost its use.
  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    Fields now = fields.resized(48).put(12, 0f);
    return fromVersion == 3 ? now : unused(now);
  }

  @Override
  Highlights read(Fields fields) throws NotRendered {
    int wanted = fields.whole(0);
    for (HighlightMode mode : HighlightMode.values()) {
      if (code(mode) == wanted) return new Highlights(mode, fields.number(16));
    }
    throw new NotRendered("the method " + name(wanted) + " is not rendered");
  }

  @Override
  void write(Highlights operation, Fields fields) {
    unused(fields.put(0, code(operation.mode())).put(4, 1f).put(16, operation.clip()));
  }

  /// Iterations, scales, candidating, combine as darktable has them at first.
  private static Fields unused(Fields fields) {
    return fields.put(24, 1).put(28, 5).put(32, 0.4f).put(36, 2f);
  }

  private static int code(HighlightMode mode) {
    return switch (mode) {
      case CLIP -> 0;
      case OPPOSED -> 5;
    };
  }

  private static String name(int code) {
    return switch (code) {
      case 1 -> "reconstruct in LCh";
      case 2 -> "reconstruct color";
      case 3 -> "guided laplacians";
      case 4 -> "segmentation based";
      default -> Integer.toString(code);
    };
  }
}
