package pentimento.darktable.params;

import pentimento.ops.flip.Flip;
import pentimento.ops.flip.Orientation;

/// `flip`: bits for mirrored rows, mirrored columns, exchanged axes; -1 for what the raw says.
final class FlipCodec extends Codec<Flip> {

  FlipCodec() {
    super(Flip.class, Flip.TYPE, 2, 4, false);
  }

  @Override
  Flip read(Fields fields) throws NotRendered {
    return new Flip(
        Codes.find(Orientation.values(), FlipCodec::code, fields.whole(0), "orientation"));
  }

  @Override
  void write(Flip operation, Fields fields) {
    fields.put(0, code(operation.orientation()));
  }

  private static int code(Orientation orientation) {
    if (orientation == Orientation.AS_SHOT) return -1;
    return (orientation.mirrorRows() ? 1 : 0)
        + (orientation.mirrorColumns() ? 2 : 0)
        + (orientation.exchangeAxes() ? 4 : 0);
  }
}
