package pentimento.darktable.params;

import pentimento.ops.crop.Crop;

/// `crop`: left, top, right and bottom edge as fractions, and an aspect ratio for the user
/// interface (-1: none chosen).
final class CropCodec extends Codec<Crop> {

  CropCodec() {
    super(Crop.class, Crop.TYPE, 1, 24, false);
  }

  @Override
  Crop read(Fields fields) {
    return new Crop(fields.number(0), fields.number(4), fields.number(8), fields.number(12));
  }

  @Override
  void write(Crop operation, Fields fields) {
    fields.put(0, operation.left()).put(4, operation.top());
    fields.put(8, operation.right()).put(12, operation.bottom()).put(16, -1).put(20, -1);
  }
}
