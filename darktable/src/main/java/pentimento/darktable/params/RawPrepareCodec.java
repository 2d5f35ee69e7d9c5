package pentimento.darktable.params;

import pentimento.ops.rawprepare.RawPrepare;

/// `rawprepare`: margins left, top, right, bottom; four black levels and the white level as
/// unsigned 16-bit numbers; whether lens shading maps are applied.
final class RawPrepareCodec extends Codec<RawPrepare> {

  RawPrepareCodec() {
    super(RawPrepare.class, RawPrepare.TYPE, 2, 32, false);
  }

  @Override
  int size(int atVersion) {
    return atVersion == 1 ? 28 : super.size(atVersion);
  }

  /// Version 1 had no lens shading maps.
  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    return fields.resized(32);
  }

  @Override
  RawPrepare read(Fields fields) {
    return new RawPrepare(
        fields.whole(0),
        fields.whole(4),
        fields.whole(8),
        fields.whole(12),
        fields.unsignedShort(16),
        fields.unsignedShort(18),
        fields.unsignedShort(20),
        fields.unsignedShort(22),
        fields.unsignedShort(24),
        fields.flag(28));
  }

  @Override
  void write(RawPrepare operation, Fields fields) {
    fields.put(0, operation.left()).put(4, operation.top());
    fields.put(8, operation.right()).put(12, operation.bottom());
    fields.putUnsignedShort(16, Math.round(operation.black00()));
    fields.putUnsignedShort(18, Math.round(operation.black01()));
    fields.putUnsignedShort(20, Math.round(operation.black10()));
    fields.putUnsignedShort(22, Math.round(operation.black11()));
    fields.putUnsignedShort(24, Math.round(operation.white()));
    fields.put(28, operation.gainMap());
  }
}
