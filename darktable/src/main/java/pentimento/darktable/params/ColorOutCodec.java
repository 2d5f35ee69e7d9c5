package pentimento.darktable.params;

import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;

/// `colorout`: profile, its file name, intent. The intent has no effect on profiles made of a
/// matrix.
final class ColorOutCodec extends Codec<ColorOut> {

  private static final int FILE = 0;

  ColorOutCodec() {
    super(ColorOut.class, ColorOut.TYPE, 5, 520, false);
  }

  @Override
  ColorOut read(Fields fields) throws NotRendered {
    int profile = fields.whole(0);
    if (profile == FILE) {
      throw new NotRendered("the output profile is the file '" + fields.text(4, 512) + "'");
    }
    if (profile < 0) throw new NotRendered("output profile " + profile + " is not rendered");
    return new ColorOut(
        Codes.find(OutputSpace.values(), OutputSpace::code, profile, "output profile"));
  }

  @Override
  void write(ColorOut operation, Fields fields) throws NotRendered {
    if (operation.space().code() < 0) {
      throw new NotRendered("darktable has no output profile " + operation.space());
    }
    fields.put(0, operation.space().code());
  }
}
