package pentimento.darktable.params;

import pentimento.ops.exposure.Exposure;

/// `exposure`: mode, black, exposure, two fields of the automatic mode, compensate bias.
final class ExposureCodec extends Codec<Exposure> {

  private static final int MANUAL = 0;

  ExposureCodec() {
    super(Exposure.class, Exposure.TYPE, 6, 24, true);
  }

  @Override
  int size(int atVersion) {
    return atVersion == 5 ? 20 : super.size(atVersion);
  }

  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    return fields.resized(24);
  }

  @Override
  Exposure read(Fields fields) throws NotRendered {
    if (fields.whole(0) != MANUAL) throw new NotRendered("automatic exposure is not rendered");
    return new Exposure(fields.number(8), fields.number(4), fields.flag(20));
  }

  @Override
  void write(Exposure operation, Fields fields) {
    fields.put(0, MANUAL).put(4, operation.black()).put(8, operation.ev());
    fields.put(12, 50f).put(16, -4f).put(20, operation.compensateBias());
  }
}
