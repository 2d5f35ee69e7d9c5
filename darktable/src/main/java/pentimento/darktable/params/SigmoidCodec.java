package pentimento.darktable.params;

import pentimento.ops.sigmoid.ColorProcessing;
import pentimento.ops.sigmoid.Sigmoid;

/// `sigmoid`: contrast, skew, display white and black in percent, colour processing, hue
/// preservation.
final class SigmoidCodec extends Codec<Sigmoid> {

  SigmoidCodec() {
    super(Sigmoid.class, Sigmoid.TYPE, 1, 24, true);
  }

  @Override
  Sigmoid read(Fields fields) throws NotRendered {
    return new Sigmoid(
        fields.number(0),
        fields.number(4),
        fields.number(8),
        fields.number(12),
        Codes.find(
            ColorProcessing.values(), ColorProcessing::code, fields.whole(16), "colour processing"),
        fields.number(20));
  }

  @Override
  void write(Sigmoid operation, Fields fields) {
    fields.put(0, operation.contrast()).put(4, operation.skew());
    fields.put(8, operation.displayWhite()).put(12, operation.displayBlack());
    fields.put(16, operation.colorProcessing().code()).put(20, operation.huePreservation());
  }
}
