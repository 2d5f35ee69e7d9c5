package pentimento.darktable.params;

import pentimento.ops.demosaic.Demosaic;
import pentimento.ops.demosaic.DemosaicMethod;

/// `demosaic`: green matching, edge threshold, colour smoothing, method, LMMSE refinement, dual
/// threshold. The last two serve methods that are not ours.
final class DemosaicCodec extends Codec<Demosaic> {

  DemosaicCodec() {
    super(Demosaic.class, Demosaic.TYPE, 4, 24, false);
  }

  @Override
  int size(int atVersion) {
    return atVersion == 3 ? 20 : super.size(atVersion);
  }

  /// Version 3 had no dual methods.
  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    return fields.resized(24).put(20, 0.2f);
  }

  @Override
  Demosaic read(Fields fields) throws NotRendered {
    if (fields.whole(0) != 0) throw new NotRendered("matching greens is not rendered");
    if (fields.number(4) != 0 && fields.whole(12) == code(DemosaicMethod.PPG)) {
      throw new NotRendered("an edge threshold is not rendered");
    }
    if (fields.whole(8) != 0) throw new NotRendered("colour smoothing is not rendered");
    int wanted = fields.whole(12);
    for (DemosaicMethod method : DemosaicMethod.values()) {
      if (code(method) == wanted) return new Demosaic(method);
    }
    throw new NotRendered("the method " + name(wanted) + " is not rendered");
  }

  @Override
  void write(Demosaic operation, Fields fields) throws NotRendered {
    int code = code(operation.method());
    if (code < 0) throw new NotRendered("darktable has no method " + operation.method());
    fields.put(12, code).put(16, 1).put(20, 0.2f);
  }

  private static int code(DemosaicMethod method) {
    return switch (method) {
      case PPG -> 0;
      case PASSTHROUGH_MONOCHROME -> 3;
      case PHOTOSITE_COLOUR -> 4;
      case RCD -> 5;
      case BILINEAR -> -2;
    };
  }

  private static String name(int code) {
    return switch (code) {
      case 1 -> "AMaZE";
      case 2 -> "VNG4";
      case 6 -> "LMMSE";
      case 1024 -> "VNG for X-Trans";
      case 1025 -> "Markesteijn 1-pass";
      case 1026 -> "Markesteijn 3-pass";
      case 1028 -> "frequency domain chroma";
      case 2049 -> "AMaZE + VNG4";
      case 2053 -> "RCD + VNG4";
      default -> Integer.toString(code);
    };
  }
}
